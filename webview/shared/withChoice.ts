/** The choice with one more thing chosen, or left to us again. */
export function withChoice<Choice extends object, Name extends keyof Choice>(
  chosen: Choice,
  name: Name,
  value: Choice[Name] | undefined,
): Choice {
  const { [name]: _previous, ...rest } = chosen;
  return (value === undefined ? rest : { ...rest, [name]: value }) as Choice;
}
