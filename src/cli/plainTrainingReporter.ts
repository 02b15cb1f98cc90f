import { relative } from 'node:path';
import type { Plan } from '../engine/defaults.ts';
import { parameterCount } from '../engine/parameters.ts';
import { bitsPerCharacter, ratesOf, type TextRates } from '../engine/textRates.ts';
import type { Progress } from '../engine/trainingRun.ts';
import type { Surroundings } from './command.ts';
import { printableLine } from './printable.ts';
import type { TrainingReporter, TrainingResult } from './trainingReporter.ts';
import type { End } from './runToTheEnd.ts';

/** Seconds between two lines where a line cannot be overwritten. */
const lineInterval = 5;

const number = new Intl.NumberFormat('en');

const endings: Readonly<Record<End, string>> = {
  seconds: 'the time was up',
  steps: 'all steps were made',
  epochs: 'all epochs were made',
  early: 'the held-out text was predicted no better any more',
  interrupted: 'it was interrupted',
  diverged: 'the loss exploded',
};

/** As many of the parts as stand on one line: of one that is wrapped, only the rest could be overwritten. */
function fitting(parts: readonly string[], columns: number): string {
  const line = parts.join('  ');
  // A cursor behind the last column may stand in the next line already.
  if (line.length < columns) return line;
  return parts.length > 1 ? fitting(parts.slice(0, -1), columns) : line.slice(0, columns - 1);
}

/** A few lines for people; on a terminal the progress stays on one. */
export class PlainTrainingReporter implements TrainingReporter {
  readonly #around: Surroundings;
  #lastLine = -Infinity;
  #heldOut: number | null = null;
  #rates: TextRates = { tokensPerCharacter: 1, spelling: 0 };

  constructor(around: Surroundings) {
    this.#around = around;
  }

  warn(sentence: string): void {
    this.#around.stderr.write(`${printableLine(sentence)}\n`);
  }

  start({ corpus, model, training }: Plan, { engine, threads }: { engine: string; threads: number }): void {
    this.#rates = ratesOf(corpus);
    const { cell, layers, hidden, embedding, unit, dropout } = model;
    const { batch, sequence, learningRate } = training;
    const name = printableLine(corpus.document.identity.name);
    this.#write(
      `${name}: ${number.format(corpus.document.length)} characters, ${number.format(corpus.vocabulary.size)} `,
    );
    this.#write(`${unit}s, ${number.format(corpus.heldOut?.characters ?? 0)} characters held out\n`);
    this.#write(`${cell} ${layers}x${hidden}, embedding ${embedding}, dropout ${dropout}, `);
    this.#write(
      `${number.format(parameterCount(model))} parameters; batch ${batch}x${sequence}, rate ${learningRate}; `,
    );
    this.#write(`${engine}, ${threads === 1 ? '1 thread' : `${threads} threads`}\n`);
  }

  progress({ step, epoch, seconds, trainLoss, validation, tokensPerSecond }: Progress): void {
    this.#heldOut = validation?.bitsPerCharacter ?? this.#heldOut;
    const { isTTY = false, columns } = this.#around.stdout;
    if (!isTTY && seconds - this.#lastLine < lineInterval) return;
    this.#lastLine = seconds;
    const trained = bitsPerCharacter(trainLoss, this.#rates);
    const heldOut = this.#heldOut === null ? '' : `, held out ${this.#heldOut.toFixed(3)}`;
    const speed = number.format(Math.round(tokensPerSecond / this.#rates.tokensPerCharacter));
    const parts = [
      `${seconds.toFixed(0).padStart(4)} s`,
      `step ${step}`,
      `bits per character: training ${trained.toFixed(3)}${heldOut}`,
      `epoch ${epoch.toFixed(2)}`,
      `${speed} characters/s`,
    ];
    this.#write(isTTY ? `\r\x1b[K${fitting(parts, columns || Infinity)}` : `${parts.join('  ')}\n`);
  }

  done({ model, step, seconds, judgement, baselines, end }: TrainingResult): void {
    if (this.#around.stdout.isTTY) this.#write('\n');
    this.#write(`Stopped after ${seconds.toFixed(1)} s at step ${step}: ${endings[end]}.\n`);
    if (judgement) {
      const { bitsPerCharacter, perplexity } = judgement;
      this.#write(
        `Held out: ${bitsPerCharacter.toFixed(3)} bits per character, perplexity ${perplexity.toFixed(2)}.\n`,
      );
    }
    if (baselines) {
      const { unigram, ngram, ngramOrder } = baselines;
      this.#write(`By counting alone: ${unigram.toFixed(3)} (unigram), ${ngram.toFixed(3)} (${ngramOrder}-gram).\n`);
    }
    this.#write(`Saved as ${printableLine(relative('.', model))}.\n`);
  }

  #write(text: string): void {
    this.#around.stdout.write(text);
  }
}
