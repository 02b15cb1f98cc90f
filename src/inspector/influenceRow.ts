import type { InfluenceRow } from '../protocol/inspector.ts';
import type { ModelReference } from '../protocol/reader.ts';
import type { InspectedDocument } from './inspectedDocument.ts';

/** Tokens an influence looks back on, and how many of them are left out one by one. */
const reach = 200;
const deletions = 48;

/** What a network's prediction at an offset owes to the text before it, with that text. */
export async function influenceRow(
  subject: InspectedDocument,
  model: ModelReference,
  at: number,
  signal: AbortSignal,
): Promise<Omit<InfluenceRow, 'own'>> {
  const answer = await subject.ask('influence', model, { at, reach, deletions }, signal);
  return { answer, tokens: subject.tokensOf(answer.starts) };
}
