import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** What axe-core finds wrong with a webview, a line each: the rule, what it asks for, and where. */
export function violationsIn(view: Frame): Promise<string[]> {
  return examine(view, {});
}

/** The same for what differs between themes alone: whether text stands out from what is behind it. */
export function faintTextIn(view: Frame): Promise<string[]> {
  return examine(view, { runOnly: ['color-contrast'] });
}

async function examine(view: Frame, options: axe.RunOptions): Promise<string[]> {
  if (!(await view.evaluate(() => 'axe' in window))) await view.evaluate(axe.source);
  const { violations } = await view.evaluate((chosen) => window.axe.run(chosen), options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
