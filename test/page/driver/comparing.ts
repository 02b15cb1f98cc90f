import type { Frame } from 'playwright-core';
import type { Person } from './person.ts';

/** Asks the playground to compare cells for so many steps a run, and answers its questions by these choices, clicked one after the other. */
export async function compares(
  person: Person,
  playground: Frame,
  steps: number,
  answers: readonly string[],
): Promise<void> {
  const form = playground.locator('form.settings');
  for (const [field, value] of [
    ['Steps', String(steps)],
    ['Seconds', ''],
  ] as const) {
    await form.getByLabel(field).fill(value);
    await form.getByLabel(field).press('Tab');
  }
  await playground.getByRole('button', { name: 'Compare RNN, LSTM and GRU' }).click();
  for (const answer of answers)
    await person.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${answer}"]`).click();
}
