import * as vscode from 'vscode';

/** Ways to colour text: how surprising it was, something with a sign, or how much weight a place has. */
export type TextStyleKind = 'surprise' | 'signed' | 'weight';

/** Strengths of each: 1 to 4 of surprise, -3 to 3 of something signed, 1 to 3 of weight, 0 for none. */
export const strengths = { surprise: 4, signed: 3, weight: 3 } as const;

/** The few decorations all coloured text is made of. A sign shows in the line below, too: dotted for negative, solid for positive. */
export class TextStyles implements vscode.Disposable {
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();

  /** The decorations of a kind by their strength. */
  of(kind: TextStyleKind): ReadonlyMap<number, vscode.TextEditorDecorationType> {
    const most = strengths[kind];
    const levels = Array.from({ length: 2 * most + 1 }, (_, i) => i - most).filter((level) =>
      kind === 'signed' ? level !== 0 : level > 0,
    );
    return new Map(levels.map((level) => [level, this.#type(kind, level)]));
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types.clear();
  }

  #type(kind: TextStyleKind, level: number): vscode.TextEditorDecorationType {
    const name = kind === 'surprise' ? `Surprise${level}` : `${level < 0 ? 'Negative' : 'Positive'}${Math.abs(level)}`;
    const known = this.#types.get(name);
    if (known) return known;
    const line = lineBelow(kind, level);
    const type = vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor(`recurrent.text${name}`),
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      ...(line && { textDecoration: `underline ${line} 1px` }),
    });
    this.#types.set(name, type);
    return type;
  }
}

/** What tells strengths and signs apart without their hue. */
function lineBelow(kind: TextStyleKind, level: number): 'wavy' | 'dotted' | 'solid' | 'double' | null {
  if (kind === 'surprise') return level === strengths.surprise ? 'wavy' : null;
  if (Math.abs(level) <= 1) return null;
  if (kind === 'weight' && level === strengths.weight) return 'double';
  return level < 0 ? 'dotted' : 'solid';
}
