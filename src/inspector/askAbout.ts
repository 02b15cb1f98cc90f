import { textMissing, type InspectionCalls, type Subject } from '../protocol/inspection.ts';
import type { ModelReference, ReaderCalls } from '../protocol/reader.ts';
import type { Peer } from '../protocol/rpc.ts';
import { Overtaken } from './overtaken.ts';

/** Questions about a model reading a text. */
export type Question = Exclude<keyof InspectionCalls, 'holdText' | 'snapshots'>;
export type About<Q extends Question> = Omit<Parameters<InspectionCalls[Q]>[0], keyof Subject>;

/** A state of a text, and whether it still is the present one. */
export interface AskedText {
  readonly text: string;
  readonly version: number;
  readonly content: () => string;
  readonly isPresent: () => boolean;
}

/** Questions about the whole text. Their answers name no place of it, and stay what was measured when it is changed. */
const placeless: ReadonlySet<Question> = new Set(['horizon', 'rankUnits']);

/**
 * Asks about a text, handing it over where the reader does not hold it. Rejects with `Overtaken` when it is another by the time of
 * an answer that names places, so that no answer is ever shown in the wrong place.
 */
export async function askAbout<Q extends Question>(
  reader: Peer<ReaderCalls>,
  { text, version, content, isPresent }: AskedText,
  question: Q,
  about: About<Q> & { readonly model: ModelReference },
  signal?: AbortSignal,
): Promise<ReturnType<InspectionCalls[Q]>> {
  const request = (): Promise<unknown> => reader.request(question, { ...about, text, version } as never, signal);
  let answer: unknown;
  try {
    answer = await request();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== textMissing) throw error;
    reader.notify('holdText', { text, version, content: content() });
    answer = await request();
  }
  if (!placeless.has(question) && !isPresent()) throw new Overtaken();
  return answer as ReturnType<InspectionCalls[Q]>;
}
