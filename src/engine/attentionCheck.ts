import type { RecurrentState } from './backend.ts';
import { logProbabilities } from './logProbabilities.ts';
import type { EncodedSources, ForcedAttention, PairsModel } from './pairsModel.ts';
import { Random } from './random.ts';

/** What becomes of an output's probability when attention is not the model's own, in nats a target unit (end marker included). */
export interface AttentionCheck {
  readonly own: Float64Array;
  /** Every source unit equally. */
  readonly uniform: Float64Array;
  /** The model's own weights, shuffled over the source at each step (Jain & Wallace 2019); the mean over `shuffles`. */
  readonly permuted: Float64Array;
}

/** Judges one output, of a source encoded alone, under its own, uniform and permuted attention; teacher forced, so that only attention differs. */
export function checkAttention(
  model: PairsModel,
  encoded: EncodedSources,
  output: { readonly inputs: Int32Array; readonly targets: Int32Array },
  { seed, shuffles }: { readonly seed: number; readonly shuffles: number },
): AttentionCheck {
  const random = new Random(seed);
  const length = encoded.sources.time;
  const run = (force: (own: Float32Array) => Float32Array | null): Float64Array => {
    let state: RecurrentState | null = null;
    return Float64Array.from(output.inputs, (token, position) => {
      const decode = (forced?: ForcedAttention): ReturnType<PairsModel['decode']> =>
        model.decode(encoded, Int32Array.of(0), Int32Array.of(token), state, forced);
      const own = decode();
      const forced = force(own.attention ?? new Float32Array(length));
      const step = forced ? decode([forced]) : own;
      state = own.state;
      return logProbabilities(step.logits)[output.targets[position] ?? 0] ?? NaN;
    });
  };
  const shuffled = Array.from({ length: shuffles }, () => run((own) => permuted(own, random)));
  return {
    own: run(() => null),
    uniform: run((own) => new Float32Array(length).fill(1 / own.length)),
    permuted: Float64Array.from(output.targets, (_, position) => average(shuffled.map((run) => run[position] ?? 0))),
  };
}

/** The values in another order (Fisher and Yates). */
function permuted(values: Float32Array, random: Random): Float32Array {
  const shuffled = values.slice();
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const value = shuffled[last] ?? 0;
    shuffled[last] = shuffled[other] ?? 0;
    shuffled[other] = value;
  }
  return shuffled;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
