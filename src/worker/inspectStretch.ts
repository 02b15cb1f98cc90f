import { unknownRow } from '../text/characters.ts';
import { quantitiesOf, type Activations } from '../engine/backend.ts';
import { CountingModel, countingOrder } from '../introspection/countingModel.ts';
import { judgeExpectations, type Expectations } from '../introspection/expectations.ts';
import { orderUnits } from '../introspection/unitOrder.ts';
import { saturation, unitStatistics } from '../introspection/unitStatistics.ts';
import type {
  CountingAnswer,
  ExpectationAnswer,
  ExpectationRequest,
  GateSaturation,
  QuantityAnswer,
  QuantityName,
  QuantityRequest,
  Stretch,
  StretchRequest,
} from '../protocol/inspection.ts';
import type { OpenReading } from './readings.ts';

/** Tokens read for an answer that must not wait; further ones are read from a little before the place. */
const patience = 4096;

/** Most tokens one answer covers. */
const mostTokens = 4096;

/** How many of the likeliest units a hover shows. */
const likeliest = 5;

const gates: readonly QuantityName[] = ['input', 'forget', 'output', 'reset', 'update'];

export function isGate(quantity: QuantityName): boolean {
  return gates.includes(quantity);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The tokens that the characters `from` up to `to` belong to; at least one where the text has any. */
function tokensOf({ text }: OpenReading, { from, to }: Pick<StretchRequest, 'from' | 'to'>): Range {
  const first = Math.max(0, Math.min(text.tokenAt(from), text.length - 1));
  const last = text.tokenAt(Math.max(from, to - 1));
  return { from: first, to: Math.min(text.length, Math.max(first, last) + 1, first + mostTokens) };
}

function stretch({ text, step, version }: OpenReading, { from, to }: Range, origin: number): Stretch {
  return { step, version, starts: text.startsOf(from, to), origin };
}

/** Activations of a range with what was expected at each of its tokens: read from one token before it. */
async function readRange(
  { reading }: OpenReading,
  { from, to }: Range,
  exact: boolean,
  count: number,
  pause: () => Promise<void>,
): Promise<{ readonly activations: Activations; readonly lead: number; readonly origin: number } & Expectations> {
  const lead = from > 0 ? 1 : 0;
  const passage = await reading.passage(from - lead, to, exact ? Infinity : patience, pause);
  const { logits, time } = passage.activations;
  const vocabulary = logits.length / Math.max(1, time);
  // Row i of the logits is about the token after it: shift by one, with nothing expected at the document's first token.
  const expected = new Float32Array((to - from) * vocabulary).fill(NaN);
  expected.set(logits.subarray(0, (time - 1) * vocabulary), (1 - lead) * vocabulary);
  const judged = judgeExpectations(expected, reading.tokens.slice(from, to), count);
  return { ...judged, activations: passage.activations, lead, origin: passage.origin };
}

/** One quantity of one layer over a stretch, for the heatmap. */
export async function inspectQuantity(
  open: OpenReading,
  request: QuantityRequest,
  pause: () => Promise<void>,
): Promise<QuantityAnswer> {
  const { configuration } = open.reading.model;
  const { hidden: units, cell, layers } = configuration;
  const quantities = quantitiesOf[cell];
  const layer = Math.min(request.layer, layers - 1);
  const quantity = quantities.includes(request.quantity) ? request.quantity : 'hidden';
  const range = tokensOf(open, request);
  const read = await readRange(open, range, request.exact, 0, pause);
  const valuesOf = (layer: number, name: QuantityName) =>
    (read.activations.layers[layer]?.get(name) ?? new Float32Array(0)).slice(read.lead * units);
  const values = valuesOf(layer, quantity);
  const statistics = unitStatistics(values, units, isGate(quantity));
  const unit = Math.min(request.unit ?? 0, units - 1);
  const sorting =
    request.sorting === 'correlation' ? ({ by: 'correlation', unit } as const) : ({ by: request.sorting } as const);
  const saturated: GateSaturation[] = Array.from({ length: layers }, (_, layer) =>
    quantities.filter(isGate).map((quantity) => ({
      layer,
      quantity,
      ...saturation(unitStatistics(valuesOf(layer, quantity), units, true)),
    })),
  ).flat();
  return {
    ...stretch(open, range, read.origin),
    units,
    values: request.single ? values.filter((_, at) => at % units === unit) : values,
    order: orderUnits(values, statistics, sorting),
    saturation: saturated,
    bits: read.bits,
    unknown: open.reading.tokens.subarray(range.from, range.to).filter((id) => id === unknownRow).length,
    cell,
    layers,
    quantities,
  };
}

/** What was expected at each token of a stretch. */
export async function inspectExpectations(
  open: OpenReading,
  request: ExpectationRequest,
  pause: () => Promise<void>,
): Promise<ExpectationAnswer> {
  const range = tokensOf(open, request);
  const { bits, ranks, top, probabilities, time, origin } = await readRange(
    open,
    range,
    request.exact,
    likeliest,
    pause,
  );
  const kept = top.length / Math.max(1, time);
  const lists = Array.from({ length: time }, (_, t) =>
    Array.from(top.subarray(t * kept, (t + 1) * kept), (id, place) => ({
      token: open.vocabulary.textOf(id),
      probability: probabilities[t * kept + place] ?? 0,
    })).filter(({ probability }) => probability > 0),
  );
  return { ...stretch(open, range, origin), bits, ranks, top: lists, vocabulary: open.vocabulary.size };
}

/** What counting alone makes of the same tokens. */
export async function inspectCounting(
  open: OpenReading,
  request: StretchRequest,
  pause: () => Promise<void>,
): Promise<CountingAnswer> {
  open.counting ??= await CountingModel.of(open.text.ids, pause);
  const range = tokensOf(open, request);
  return { ...stretch(open, range, 0), bits: open.counting.bits(range.from, range.to), order: countingOrder };
}
