/** A token as it can be shown in one place: what has no shape of its own gets the sign editors show for it. */
export function visibleCharacter(token: string): string {
  return token.replaceAll('\n', '⏎').replaceAll('\t', '⇥').replaceAll(' ', '·');
}
