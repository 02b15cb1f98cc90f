import { SentenceError } from '../../text/sentence.ts';

/** A printed formula that cannot be evaluated, with the reason. */
export class EquationError extends SentenceError {
  override readonly name = 'EquationError';
}

/** A piece of TeX: a command without its backslash, a number, a letter, or a sign. */
export interface TexToken {
  readonly kind: 'command' | 'number' | 'letter' | 'sign';
  readonly text: string;
}

/** Spacing, sizes and alignment: nothing that changes the meaning. */
const decoration = new Set([',', ';', '!', ' ', 'bigl', 'bigr', 'Bigl', 'Bigr', 'left', 'right', 'quad']);

/** Cuts TeX into tokens, leaving decoration and spaces out. */
export function tokensOf(tex: string): TexToken[] {
  const tokens: TexToken[] = [];
  for (const [text] of tex.matchAll(/\\(?:[A-Za-z]+|.)|\d+(?:\.\d+)?|[A-Za-z]|[^\s&]/gu)) {
    if (!text.startsWith('\\')) tokens.push({ kind: kindOf(text), text });
    else if (!decoration.has(text.slice(1))) tokens.push({ kind: 'command', text: text.slice(1) });
  }
  return tokens;
}

function kindOf(text: string): TexToken['kind'] {
  if (/\d/.test(text)) return 'number';
  return /[A-Za-z]/.test(text) ? 'letter' : 'sign';
}

/** The lines of an `aligned` environment, or the one line there is. */
export function linesOf(tex: string): string[] {
  const body = tex.replace(/\\(?:begin|end)\{aligned\}/g, '');
  return body.split('\\\\').filter((line) => line.trim() !== '');
}
