import { proseMarks, textProperties } from '../introspection/textProperties.ts';
import { rankUnits } from '../introspection/unitRanking.ts';
import type { RankingAnswer, RankingRequest } from '../protocol/inspection.ts';
import { presentQuantity } from './presentQuantity.ts';
import type { OpenReading } from './readings.ts';

/** Pieces of the document the units are judged on, and tokens each. */
const sample = { pieces: 16, tokens: 1000 };

/** Which units tell which properties of the text. */
export async function inspectUnits(
  { reading, text, content, step, version }: OpenReading,
  { marks, semantic, best, ...wanted }: RankingRequest,
  pause: () => Promise<void>,
): Promise<RankingAnswer> {
  const { hidden: units } = reading.model.configuration;
  const { layer, quantity } = presentQuantity(reading.model.configuration, wanted);
  const values: Float32Array[] = [];
  const offsets: number[] = [];
  const count = Math.min(sample.pieces, Math.max(1, Math.ceil(text.length / sample.tokens)));
  for (let piece = 0; piece < count; piece++) {
    const from = Math.floor((piece * text.length) / count);
    const to = Math.min(from + sample.tokens, Math.floor(((piece + 1) * text.length) / count));
    const { activations } = await reading.passage(from, to, 0, pause);
    values.push(activations.layers[layer]?.get(quantity) ?? new Float32Array((to - from) * units));
    // A state knows its token to its last character.
    for (let token = from; token < to; token++) offsets.push(text.startOf(token + 1) - 1);
    await pause();
  }
  const named = semantic.map(({ name, ranges }) => ({ name, holds: covered(ranges, text.startOf(text.length)) }));
  const properties = [...textProperties(content, marks ?? proseMarks), ...named].map(({ name, holds }) => ({
    name,
    holds: Uint8Array.from(offsets, (offset) => holds[offset] ?? 0),
  }));
  const rankings = rankUnits({ values: joined(values), units, properties }, best, 1);
  return { step, version, layer, quantity, rankings, tokens: offsets.length };
}

/** 1 for every character within one of `ranges`: [from, to, from, to, …]. */
function covered(ranges: Uint32Array, length: number): Uint8Array {
  const holds = new Uint8Array(length);
  for (let at = 0; at + 1 < ranges.length; at += 2) holds.fill(1, ranges[at], ranges[at + 1]);
  return holds;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
