import type { LookingBy } from '../protocol/inspection.ts';
import type { LookedBack } from '../protocol/inspector.ts';
import type { ModelReference } from '../protocol/reader.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import type { CharacterRange } from './stretchInView.ts';

/** Tokens before a prediction whose weights are asked for where all of them matter: no window is longer in practice. */
export const furthestBack = 2048;

/** How the predictions of a range look back, with the text they look at. */
export async function lookedBack(
  subject: InspectedDocument,
  model: ModelReference,
  about: CharacterRange & { readonly by: LookingBy; readonly reach: number },
  signal: AbortSignal,
): Promise<LookedBack> {
  const answer = await subject.ask('lookBack', model, { ...about, exact: false }, signal);
  return { answer, tokens: subject.tokensOf(answer.starts) };
}
