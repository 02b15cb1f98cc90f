import assert from 'node:assert/strict';
import type { ExperimentResult } from '../../../src/protocol/lessonResults.ts';
import type { Phrase } from '../../../src/protocol/phrases.ts';
import { textOf } from './english.ts';

/** Every phrase in a value, however deep. */
function* phrasesIn(value: unknown): Generator<Phrase> {
  if (value === null || typeof value !== 'object') return;
  if ('phrase' in value) yield value as Phrase;
  for (const child of Object.values(value)) yield* phrasesIn(child);
}

/** Finding and baseline are phrases of the table, and every phrase of the result fills all gaps of its text and no other. */
export function assertSayable({ finding, baseline, parts }: ExperimentResult): void {
  for (const sentence of [finding, baseline]) assert.ok(typeof sentence === 'object' && 'phrase' in sentence);
  for (const said of phrasesIn([finding, baseline, parts])) {
    const gaps = new Set([...textOf(said).matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1])));
    assert.deepEqual(gaps, new Set(said.values.keys()), said.phrase);
  }
}
