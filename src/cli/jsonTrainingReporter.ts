import type { Plan } from '../engine/defaults.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { Progress } from '../engine/trainingRun.ts';
import type { Surroundings } from './command.ts';
import { printableLine } from './printable.ts';
import type { TrainingReporter, TrainingResult } from './trainingReporter.ts';

/** JSON Lines on stdout, warnings on stderr. */
export class JsonTrainingReporter implements TrainingReporter {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  warn(sentence: string): void {
    this.#around.stderr.write(`${printableLine(sentence)}\n`);
  }

  start({ corpus, model, training }: Plan, engine: { readonly engine: string; readonly threads: number }): void {
    this.#line({
      type: 'start',
      parameters: parameterCount(model),
      configuration: { ...model, ...training, ...engine },
      characters: corpus.document.length,
      vocabulary: corpus.vocabulary.size,
      heldOutCharacters: corpus.heldOut?.characters ?? 0,
    });
  }

  progress({ validation, ...progress }: Progress): void {
    this.#line({ type: 'progress', ...progress, validationLoss: validation?.loss ?? null });
  }

  done({ model, step, seconds, judgement, end }: TrainingResult): void {
    const { bitsPerCharacter = null, perplexity = null } = judgement ?? {};
    this.#line({ type: 'done', model, steps: step, seconds, bitsPerCharacter, perplexity, stopped: end });
  }

  #line(value: object): void {
    this.#around.stdout.write(`${JSON.stringify(value)}\n`);
  }
}
