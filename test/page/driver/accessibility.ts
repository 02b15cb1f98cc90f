import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** What axe-core finds wrong with a webview, a line each: the rule, what it asks for, and where. */
export async function violationsIn(view: Frame): Promise<string[]> {
  await view.evaluate(axe.source);
  const { violations } = await view.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
