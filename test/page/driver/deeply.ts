/** Whether this is `npm run test:deep`, which takes its time. */
export const isDeep = process.env['RECURRENT_DEEP'] !== undefined;

/** Declares a test that `npm test` has no time for: what it would find has shown in another of its tests so far. */
export function itDeeply(title: string, test: () => Promise<void>): void {
  if (isDeep) it(title, test);
}
