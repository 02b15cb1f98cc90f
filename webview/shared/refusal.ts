import { signal } from '@preact/signals';

/** Why the last thing the person asked for was refused; null where it was not. */
export const refusal = signal<string | null>(null);

/** Waits for what the host answers; undefined, and a sentence in `refusal`, where it refuses. */
export async function refusable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    const value = await answer;
    refusal.value = null;
    return value;
  } catch (error) {
    refusal.value = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}
