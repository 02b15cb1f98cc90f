import { judgeExpectations } from '../introspection/expectations.ts';
import { deletionEffects, influence } from '../introspection/influence.ts';
import { horizonOptions, memoryHorizon } from '../introspection/memoryHorizon.ts';
import type { HorizonAnswer, InfluenceAnswer, InfluenceRequest } from '../protocol/inspection.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import { capacity } from './readable.ts';
import type { OpenReading } from './readings.ts';

/** What the prediction at an offset owes to the tokens before it. Throws a `SentenceError` at the document's beginning. */
export async function inspectInfluence(
  open: OpenReading,
  { at, reach, deletions }: InfluenceRequest,
  pause: () => Promise<void>,
): Promise<InfluenceAnswer> {
  const { reading, text, vocabulary, step, version } = open;
  const { model, tokens } = reading;
  const place = Math.min(text.tokenAt(at), text.length);
  if (place === 0) throw new SentenceError(sentence('Nothing stands before the beginning of the document.'));
  const from = Math.max(0, place - reach);
  const state = await reading.stateBefore(from, pause);
  const before = tokens.slice(from, place);
  const { logits } = model.read(before, state);
  const [likeliest = 0] = judgeExpectations(logits, Int32Array.of(-1), 1).top;
  const target = tokens[place] ?? likeliest;
  const [bits = NaN] = judgeExpectations(logits, Int32Array.of(target), 1).bits;
  const { contributions, hiddenNorms } = influence(model, before, state, target);
  return {
    step,
    version,
    unit: vocabulary.unit,
    origin: 0,
    cell: model.configuration.cell,
    starts: text.startsOf(from, place),
    target: vocabulary.textOf(target),
    probability: 2 ** -bits,
    contributions,
    hiddenNorms,
    deletions: await deletionEffects(model, before, state, target, deletions, capacity, pause),
  };
}

/** How far back the model's predictions reach on this document. */
export async function inspectHorizon(
  { reading, step, version }: OpenReading,
  pause: () => Promise<void>,
): Promise<HorizonAnswer> {
  const measured = await memoryHorizon(reading.model, reading.tokens, horizonOptions, capacity, pause);
  return { step, version, unit: reading.model.configuration.unit, ...measured };
}
