/** The names marked with `\term{name}{…}` in a formula, each once, in order. */
export function termsIn(tex: string): string[] {
  return [...new Set([...tex.matchAll(/\\term\{([A-Za-z][A-Za-z0-9]*)\}/g)].map((match) => match[1] ?? ''))];
}
