import type { RecurrentState } from './backend.ts';
import type { DecoderStep, EncodedSources, PairsModel } from './pairsModel.ts';

/** What searching for an output needs: the decoder of one source, a step at a time. */
export interface DecoderSteps {
  /** Layers of a state. */
  readonly layers: number;
  /** One step for hypotheses side by side, all about to write target position `position`; a null state is the first. */
  step(tokens: Int32Array, state: RecurrentState | null, position: number): DecoderStep;
}

/** The decoder of source `source`. At the target positions named in `forced`, attention is what stands there. */
export function decoderSteps(
  model: PairsModel,
  encoded: EncodedSources,
  source = 0,
  forced: ReadonlyMap<number, Float32Array> = new Map(),
): DecoderSteps {
  return {
    layers: model.configuration.layers,
    step: (tokens, state, position) => {
      const sources = new Int32Array(tokens.length).fill(source);
      const weights = forced.get(position);
      const rows = weights && Array.from(tokens, () => asDistribution(weights));
      return model.decode(encoded, sources, tokens, state, rows);
    },
  };
}

/** Weights a person has dragged, negative ones cut off, scaled to sum to 1; uniform where nothing is left. */
export function asDistribution(weights: Float32Array): Float32Array {
  const positive = weights.map((weight) => (weight > 0 ? weight : 0));
  const sum = positive.reduce((a, b) => a + b, 0);
  return positive.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
}
