/** One line of `npm run bench -- --json` and of `recurrent bench --json`. */
export interface Measurement {
  readonly item: string;
  readonly engine: 'wasm' | 'tensorflow' | 'pytorch';
  /** Build of the kernels; for other engines their own description. */
  readonly tier: string;
  readonly threads: number;
  readonly millisecondsPerStep: number;
  readonly tokensPerSecond: number;
}

/** Something that can be timed in turns with others. */
export interface Contender {
  readonly measurement: Omit<Measurement, 'millisecondsPerStep' | 'tokensPerSecond'>;
  readonly tokensPerRun: number;
  /** Runs `count` times and returns the milliseconds that took. */
  run(count: number): Promise<number>;
  close(): void;
}

const ROUNDS = 7;
const MILLISECONDS_A_ROUND = 600;

/** Warms every contender up, then times them in turns; the median of each over all rounds. */
export async function measure(contenders: readonly Contender[]): Promise<Measurement[]> {
  const counts: number[] = [];
  for (const contender of contenders) {
    await contender.run(3);
    const once = Math.max(1e-3, (await contender.run(3)) / 3);
    await contender.run(Math.ceil(MILLISECONDS_A_ROUND / 4 / once));
    counts.push(Math.max(1, Math.round(MILLISECONDS_A_ROUND / once)));
  }
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, contender] of contenders.entries()) {
      const count = counts[i] ?? 1;
      times[i]?.push((await contender.run(count)) / count);
    }
  }
  return contenders.map(({ measurement, tokensPerRun }, i) => {
    const millisecondsPerStep = median(times[i] ?? []);
    return { ...measurement, millisecondsPerStep, tokensPerSecond: (1000 * tokensPerRun) / millisecondsPerStep };
  });
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
