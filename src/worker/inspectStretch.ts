import { unknownRow } from '../text/characters.ts';
import { quantitiesOf } from '../engine/backend.ts';
import { CountingModel, countingOrder } from '../introspection/countingModel.ts';
import { judgeExpectations, type Expectations } from '../introspection/expectations.ts';
import { orderUnits, type UnitSorting } from '../introspection/unitOrder.ts';
import { saturation, unitStatistics } from '../introspection/unitStatistics.ts';
import {
  isGate,
  type CountingAnswer,
  type ExpectationAnswer,
  type ExpectationRequest,
  type GateSaturation,
  type LayerQuantity,
  type QuantityAnswer,
  type QuantityRequest,
  type SortingName,
  type Stretch,
  type StretchRequest,
} from '../protocol/inspection.ts';
import { presentQuantity } from './presentQuantity.ts';
import type { OpenReading } from './readings.ts';

/** Tokens read for an answer that must not wait; further ones are read from a little before the place. */
const patience = 4096;

/** Most tokens one answer covers. */
const mostTokens = 4096;

/** How many of the likeliest units a hover shows. */
const likeliest = 5;

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

function stretch(
  { text, step, version, vocabulary: { unit } }: OpenReading,
  { from, to }: Range,
  origin: number,
): Stretch {
  return { step, version, unit, starts: text.startsOf(from, to), origin: text.startOf(origin) };
}

/** What is kept of a range that was read; bits with those of spelling what is unknown. */
interface ReadRange extends Expectations {
  /** In tokens. */
  readonly origin: number;
  /** The quantities asked for, each [tokens, units], in the order asked for. */
  readonly values: readonly Float32Array<ArrayBuffer>[];
}

/** Reads a range from one token before it: what is expected at a token, the token before it tells. */
async function readRange(
  { reading, text }: OpenReading,
  { from, to }: Range,
  { exact, likeliest: count }: { readonly exact: boolean; readonly likeliest: number },
  wanted: readonly LayerQuantity[],
  pause: () => Promise<void>,
): Promise<ReadRange> {
  const { hidden, vocabulary } = reading.model.configuration;
  const time = to - from;
  const kept = Math.min(count, vocabulary);
  const bits = new Float32Array(time).fill(NaN);
  const ranks = new Uint32Array(time);
  const top = new Int32Array(time * kept).fill(-1);
  const probabilities = new Float32Array(time * kept);
  const values = wanted.map(() => new Float32Array(time * hidden));
  let origin = 0;
  for await (const piece of reading.passages(Math.max(0, from - 1), to, exact ? Infinity : patience, pause)) {
    const { layers, logits, time: length } = piece.activations;
    ({ origin } = piece);
    const skipped = piece.from < from ? 1 : 0;
    wanted.forEach(({ layer, quantity }, at) => {
      const states = layers[layer]?.get(quantity)?.subarray(skipped * hidden);
      if (states) values[at]?.set(states, (piece.from + skipped - from) * hidden);
    });
    const next = piece.from + 1;
    const judged = judgeExpectations(
      logits.subarray(0, (Math.min(to, next + length) - next) * vocabulary),
      reading.tokens.slice(next, Math.min(to, next + length)),
      count,
    );
    bits.set(judged.bits, next - from);
    ranks.set(judged.ranks, next - from);
    top.set(judged.top, (next - from) * kept);
    probabilities.set(judged.probabilities, (next - from) * kept);
  }
  return { time, bits: text.withSpelling(bits, from), ranks, top, probabilities, origin, values };
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
  const { layer, quantity } = presentQuantity(configuration, request);
  const range = tokensOf(open, request);
  const gatesOfAll = Array.from({ length: layers }, (_, layer) =>
    quantities.filter(isGate).map((quantity) => ({ layer, quantity })),
  ).flat();
  const wanted = [{ layer, quantity }, ...gatesOfAll];
  const read = await readRange(open, range, { exact: request.exact, likeliest: 0 }, wanted, pause);
  const [values = new Float32Array(0), ...gateValues] = read.values;
  const statistics = unitStatistics(values, units, isGate(quantity));
  const chosen = request.unit !== null && request.unit < units ? request.unit : null;
  const sorting = sortingBy(request.sorting, chosen);
  const saturated = gatesOfAll.map(({ layer, quantity }, at): GateSaturation => {
    const shares = saturation(unitStatistics(gateValues[at] ?? new Float32Array(0), units, true));
    return { layer, quantity, ...shares };
  });
  return {
    ...stretch(open, range, read.origin),
    layer,
    quantity,
    sorting: sorting.by,
    chosen,
    units,
    values: request.single ? values.filter((_, at) => at % units === chosen) : values,
    order: orderUnits(values, statistics, sorting),
    saturation: saturated,
    bits: read.bits,
    unknown: open.reading.tokens.subarray(range.from, range.to).filter((id) => id === unknownRow).length,
    cell,
    layers,
    quantities,
  };
}

/** Units go as they are where the one to correlate them with is missing. */
function sortingBy(by: SortingName, unit: number | null): UnitSorting {
  if (by !== 'correlation') return { by };
  return unit === null ? { by: 'index' } : { by, unit };
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
    { exact: request.exact, likeliest },
    [],
    pause,
  );
  const kept = top.length / Math.max(1, time);
  const lists = Array.from({ length: time }, (_, t) =>
    Array.from(top.subarray(t * kept, (t + 1) * kept), (id, place) => ({
      token: open.vocabulary.textOf(id),
      probability: probabilities[t * kept + place] ?? 0,
    })).filter(({ probability }) => probability > 0),
  );
  const isUnknown = Uint8Array.from(open.text.ids.subarray(range.from, range.to), (id) => (id === unknownRow ? 1 : 0));
  return { ...stretch(open, range, origin), bits, ranks, isUnknown, top: lists, vocabulary: open.vocabulary.size };
}

/** What counting alone makes of the same tokens. */
export async function inspectCounting(
  open: OpenReading,
  request: StretchRequest,
  pause: () => Promise<void>,
): Promise<CountingAnswer> {
  open.counting ??= await CountingModel.of(open.text.ids, pause);
  const range = tokensOf(open, request);
  const bits = open.text.withSpelling(open.counting.bits(range.from, range.to), range.from);
  return { ...stretch(open, range, 0), bits, order: countingOrder };
}
