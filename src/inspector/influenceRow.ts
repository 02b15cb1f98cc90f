import type { InfluenceRow } from '../protocol/inspector.ts';
import type { ReadNetwork } from './comparedNetworks.ts';
import type { InspectedDocument } from './inspectedDocument.ts';

/** Tokens an influence looks back on, and how many of them are left out one by one. */
const reach = 200;
const deletions = 48;

/** What a network's prediction at an offset owes to the text before it, with that text. */
export async function influenceRow(
  subject: InspectedDocument,
  { cell, own, reference }: ReadNetwork,
  at: number,
  signal: AbortSignal,
): Promise<InfluenceRow> {
  const answer = await subject.ask('influence', reference, { at, reach, deletions }, signal);
  return { cell, own, answer, tokens: subject.tokensOf(answer.starts) };
}
