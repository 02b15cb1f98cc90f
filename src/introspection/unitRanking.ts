import { Random } from '../engine/random.ts';

/** How well one unit tells where a property holds. */
export interface UnitScore {
  readonly unit: number;
  /** Area under the ROC curve on text that had no part in choosing the unit: 0.5 is chance, 1 perfect. */
  readonly score: number;
  /** Whether the unit is high (1) or low (-1) where the property holds. */
  readonly direction: 1 | -1;
}

export interface PropertyRanking {
  readonly property: string;
  /** Share of positions where it holds. */
  readonly share: number;
  /** The units that separate it best on the ranking text, scored on the other. */
  readonly units: readonly UnitScore[];
  /** What the best unit reaches on labels moved to the wrong places, in nineteen of twenty tries. */
  readonly control: number;
}

export interface LabelledStates {
  /** [time, units] */
  readonly values: Float32Array;
  readonly units: number;
  readonly properties: readonly { readonly name: string; readonly holds: Uint8Array }[];
}

/** Pieces the text is cut into: even ones rank, odd ones score, so that no unit is judged by the text it was chosen on. */
const pieces = 16;

/** Tries with labels turned round to a wrong place, which keeps how they cluster (unlike shuffling them one by one). */
const tries = 20;

/** Ranks units by how well they separate each property, with a held-out score and a shuffled control. */
export function rankUnits(
  { values, units, properties }: LabelledStates,
  best: number,
  seed: number,
): PropertyRanking[] {
  const time = values.length / units;
  const piece = Math.max(1, Math.ceil(time / pieces));
  const positions = Array.from({ length: time }, (_, t) => t);
  const ranking = new RankedUnits(
    values,
    units,
    positions.filter((t) => Math.floor(t / piece) % 2 === 0),
  );
  const scoring = new RankedUnits(
    values,
    units,
    positions.filter((t) => Math.floor(t / piece) % 2 === 1),
  );
  const random = new Random(seed);
  return properties.flatMap(({ name, holds }) => {
    const chosen = choose(ranking, scoring, holds, best);
    if (chosen.length === 0) return [];
    const controls = Array.from({ length: tries }, () => {
      const turn = Math.floor(time * (0.1 + 0.8 * random.next()));
      const turned = Uint8Array.from(holds, (_, t) => holds[(t + turn) % time] ?? 0);
      return choose(ranking, scoring, turned, 1)[0]?.score ?? 0.5;
    }).sort((a, b) => a - b);
    const share = holds.reduce((sum, value) => sum + value, 0) / time;
    return [{ property: name, share, units: chosen, control: controls[tries - 2] ?? 0.5 }];
  });
}

/** Empty where a half of the text has the property everywhere or nowhere. */
function choose(ranking: RankedUnits, scoring: RankedUnits, holds: Uint8Array, best: number): UnitScore[] {
  const separations = ranking.areas(holds);
  const heldOut = scoring.areas(holds);
  if (!separations || !heldOut) return [];
  const order = Array.from(separations.keys()).sort(
    (a, b) => Math.abs((separations[b] ?? 0.5) - 0.5) - Math.abs((separations[a] ?? 0.5) - 0.5) || a - b,
  );
  return order.slice(0, best).map((unit) => {
    const direction = (separations[unit] ?? 0.5) >= 0.5 ? 1 : -1;
    const area = heldOut[unit] ?? 0.5;
    return { unit, direction, score: direction === 1 ? area : 1 - area };
  });
}

/** Each unit's values at some positions as ranks, from which the area under any property's ROC curve is one sum. */
class RankedUnits {
  readonly #positions: readonly number[];
  /** One a unit, [positions]; equal values share their mean rank */
  readonly #ranks: readonly Float32Array[];

  constructor(values: Float32Array, units: number, positions: readonly number[]) {
    this.#positions = positions;
    this.#ranks = Array.from({ length: units }, (_, unit) =>
      ranksOf(Float32Array.from(positions, (t) => values[t * units + unit] ?? 0)),
    );
  }

  /** For each unit the chance that it is higher where the property holds than where it does not (Mann & Whitney). */
  areas(holds: Uint8Array): Float64Array | null {
    const inside = this.#positions.flatMap((t, at) => (holds[t] === 1 ? [at] : []));
    const outside = this.#positions.length - inside.length;
    if (inside.length === 0 || outside === 0) return null;
    const least = (inside.length * (inside.length + 1)) / 2;
    return Float64Array.from(this.#ranks, (ranks) => {
      let sum = 0;
      for (const at of inside) sum += ranks[at] ?? 0;
      return (sum - least) / (inside.length * outside);
    });
  }
}

/** Ranks from 1 on. */
function ranksOf(values: Float32Array): Float32Array {
  const order = Uint32Array.from(values, (_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float32Array(values.length);
  for (let first = 0; first < order.length;) {
    let after = first + 1;
    while (after < order.length && values[order[after] ?? 0] === values[order[first] ?? 0]) after++;
    for (let place = first; place < after; place++) ranks[order[place] ?? 0] = (first + 1 + after) / 2;
    first = after;
  }
  return ranks;
}
