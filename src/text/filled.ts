/** {0}, {1}, … of a text replaced, where there is a value. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (gap, index: string) => String(values[Number(index)] ?? gap));
}
