import { setTimeout as pause } from 'node:timers/promises';
import { patience } from './patience.ts';

type Nothing = undefined | false | null;

/** Waits until `probe` gives something; where it never does, says what was waited for. */
export async function until<T>(
  what: string,
  probe: () => T | Nothing | Promise<T | Nothing>,
  seconds = patience,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false && found !== null) return found;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
    await pause(100);
  }
}
