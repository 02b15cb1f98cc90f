/** Text as it may stand anywhere in HTML or SVG, attributes included. */
export function escaped(text: string | number): string {
  return String(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
