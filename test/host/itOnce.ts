import { turns } from '#host';

let declared = 0;

/** Declares a test of what no host does differently, and that takes seconds: it runs in one of them, by turns. */
export function itOnce(title: string, test: () => Promise<void>): void {
  if (turns.includes(declared++ % 3)) it(title, test);
}
