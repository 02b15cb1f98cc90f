import type { Publication } from './publication.ts';

/** Steps at which a run's weights are kept, evenly spaced on a logarithmic axis: 1, 2, 5, 10, 20, 50, … */
export function isSnapshotStep(step: number): boolean {
  if (step < 1) return false;
  const leading = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return leading === 1 || leading === 2 || leading === 5;
}

/** Bytes of weights kept; the oldest make room for new ones. */
const mostBytes = 128 * 2 ** 20;

/** The weights of runs at some of their steps, for looking back while the engine lives. */
export class Snapshots {
  #kept: Publication[] = [];

  /** Keeps weights published at a step that is to be kept; a run that goes on from another takes over its earlier steps. */
  offer(publication: Publication): void {
    if (publication.continues !== null) this.#takeOver(publication);
    if (!isSnapshotStep(publication.step) || this.find(publication.run, publication.step)) return;
    this.#kept.push(publication);
    let bytes = this.#kept.reduce((sum, { parameters }) => sum + bytesOf(parameters), 0);
    while (bytes > mostBytes && this.#kept.length > 1) {
      const dropped = this.#kept.shift();
      if (dropped) bytes -= bytesOf(dropped.parameters);
    }
  }

  forget(run: string): void {
    this.#kept = this.#kept.filter((publication) => publication.run !== run);
  }

  find(run: string, step: number): Publication | undefined {
    return this.#kept.find((publication) => publication.run === run && publication.step === step);
  }

  #takeOver({ run, continues, step }: Publication): void {
    this.#kept = this.#kept
      .filter((kept) => kept.run !== continues || kept.step < step)
      .map((kept) => (kept.run === continues ? { ...kept, run } : kept));
  }

  /** Steps kept of a run, in ascending order. */
  stepsOf(run: string): number[] {
    const steps = this.#kept.filter((publication) => publication.run === run).map(({ step }) => step);
    return steps.sort((one, other) => one - other);
  }
}

function bytesOf(parameters: Publication['parameters']): number {
  let bytes = 0;
  for (const { data } of parameters.values()) bytes += data.byteLength;
  return bytes;
}
