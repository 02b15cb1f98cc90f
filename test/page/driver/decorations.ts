import type { Page } from 'playwright-core';

/** A decorated stretch of a line on the screen. */
export interface DecoratedStretch {
  /** The characters under the decoration. */
  readonly text: string;
  /** The whole line on the screen they stand in. */
  readonly line: string;
}

/**
 * What stands under decorations of extensions, in all editors of the window, from top to bottom: all of them, or those with a
 * frame. Read off the screen, so that what is told is what a person sees.
 */
export function decorated(page: Page, kind: 'framed' | 'coloured'): Promise<DecoratedStretch[]> {
  return page.evaluate((kind) => {
    const range = document.createRange();
    const boxes = [...document.querySelectorAll('.monaco-editor .view-overlays .cdr[class*="ced-"]')]
      .filter((box) => kind === 'coloured' || getComputedStyle(box).outlineStyle === 'solid')
      .map((box) => ({ box, place: box.getBoundingClientRect() }))
      .toSorted((a, b) => a.place.top - b.place.top || a.place.left - b.place.left);
    return boxes.flatMap(({ box, place: { left, right, top, bottom } }) => {
      const lines = [...(box.closest('.monaco-editor')?.querySelectorAll('.view-lines .view-line') ?? [])];
      const line = lines.find((line) => {
        const seen = line.getBoundingClientRect();
        return seen.top < (top + bottom) / 2 && (top + bottom) / 2 < seen.bottom;
      });
      if (!line) return [];
      let text = '';
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        for (let at = 0; at < node.data.length;) {
          const end = at + String.fromCodePoint(node.data.codePointAt(at) ?? 0).length;
          range.setStart(node, at);
          range.setEnd(node, end);
          const seen = range.getBoundingClientRect();
          const middle = (seen.left + seen.right) / 2;
          if (middle > left && middle < right) text += node.data.slice(at, end);
          at = end;
        }
      }
      return [{ text, line: line.textContent }];
    });
  }, kind);
}
