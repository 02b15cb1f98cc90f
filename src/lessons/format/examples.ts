import { say } from '../../protocol/phrases.ts';
import type { Example } from '../../protocol/lessonText.ts';
import { termsIn } from './terms.ts';
import { BlockError } from './validation.ts';

/** Throws a BlockError unless every symbol of an example is a number or defined on the left of a line before it is used. */
export function assertComputable({ tex, numbers, shows, repeat }: Example): void {
  for (const [name, { value, least, most }] of Object.entries(numbers))
    if (value < least || value > most) throw new BlockError(say('problemOutside', name));
  const known = new Set(Object.keys(numbers));
  const defined = new Set<string>();
  for (const line of linesOf(tex)) {
    const [left = '', ...right] = line.split('=');
    const [name, another] = termsIn(left);
    if (name === undefined || another !== undefined || right.length !== 1 || known.has(name))
      throw new BlockError(say('problemLeft'));
    const unknown = termsIn(right[0] ?? '').find((used) => !known.has(used));
    if (unknown !== undefined) throw new BlockError(say('problemUndefined', unknown));
    known.add(name);
    defined.add(name);
  }
  const missing = [...Object.keys(shows), ...Object.keys(repeat?.carry ?? {})].find((name) => !defined.has(name));
  if (missing !== undefined) throw new BlockError(say('problemNotFound', missing));
  const nowhere = [...Object.values(repeat?.carry ?? {}), ...Object.keys(repeat?.once ?? {})].find(
    (name) => !Object.hasOwn(numbers, name),
  );
  if (nowhere !== undefined) throw new BlockError(say('problemNoNumber', nowhere));
}

function linesOf(tex: string): string[] {
  const body = tex.replace(/\\(?:begin|end)\{aligned\}/g, '');
  return body.split('\\\\').filter((line) => line.trim() !== '');
}
