import { relative } from 'node:path';
import type { PairsPlan } from '../engine/pairsDefaults.ts';
import type { PairsJudgement } from '../engine/pairsJudgement.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { Progress } from '../engine/trainingRun.ts';
import type { Surroundings } from './command.ts';
import { printableLine } from './printable.ts';
import type { End } from './runToTheEnd.ts';

export interface PairsResult {
  readonly model: string;
  readonly step: number;
  /** Of this run. */
  readonly seconds: number;
  /** Null where nothing was held out. */
  readonly judgement: PairsJudgement | null;
  readonly end: End;
}

interface Engine {
  readonly characters: number;
  readonly engine: string;
  readonly threads: number;
}

/** Where a training on pairs tells how it goes: for programs, or for people. */
export interface PairsReporter {
  warn(sentence: string): void;
  start(plan: PairsPlan, engine: Engine): void;
  progress(progress: Progress<PairsJudgement>): void;
  done(result: PairsResult): void;
}

export function pairsReporterFor(json: boolean, around: Surroundings): PairsReporter {
  const warn = (sentence: string): void => void around.stderr.write(`${printableLine(sentence)}\n`);
  return json ? jsonReporter(around, warn) : plainReporter(around, warn);
}

function jsonReporter({ stdout }: Surroundings, warn: PairsReporter['warn']): PairsReporter {
  const line = (value: object): void => void stdout.write(`${JSON.stringify(value)}\n`);
  return {
    warn,
    start: ({ corpus, model, training }, { characters, ...engine }) => {
      line({
        type: 'start',
        parameters: parameterCount(model),
        configuration: { ...model, ...training, ...engine },
        characters,
        vocabulary: model.targetVocabulary,
        pairs: corpus.training.length,
        heldOutPairs: corpus.heldOut.length,
        heldOutCharacters: corpus.heldOut.reduce((sum, { pair }) => sum + Array.from(pair.target).length, 0),
      });
    },
    progress: ({ validation, ...progress }) => {
      const { loss = null, tokenAccuracy = null, exactMatch = null, aligned = null } = validation ?? {};
      line({ type: 'progress', ...progress, validationLoss: loss, tokenAccuracy, exactMatch, aligned });
    },
    done: ({ model, step, seconds, judgement, end }) => {
      const { loss, ...accuracy } = judgement ?? {};
      const perplexity = loss === undefined ? null : Math.exp(loss);
      line({
        type: 'done',
        model,
        steps: step,
        seconds,
        bitsPerCharacter: null,
        perplexity,
        stopped: end,
        ...accuracy,
      });
    },
  };
}

/** Seconds between two lines for people. */
const lineInterval = 5;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function plainReporter({ stdout }: Surroundings, warn: PairsReporter['warn']): PairsReporter {
  let lastLine = -Infinity;
  let judged = '';
  const describe = ({ loss, tokenAccuracy, exactMatch, aligned }: PairsJudgement): string => {
    const alignment = aligned === null ? '' : `, aligned ${percent(aligned)}`;
    return `held out ${loss.toFixed(3)} nats, units ${percent(tokenAccuracy)}, exact ${percent(exactMatch)}${alignment}`;
  };
  return {
    warn,
    start: ({ corpus, model, training }, { engine }) => {
      const { cell, layers, hidden, embedding, attention, unit } = model;
      stdout.write(`${corpus.training.length} pairs, ${corpus.heldOut.length} more held out, in ${unit}s\n`);
      stdout.write(`${cell} ${layers}x${hidden}, embedding ${embedding}, attention ${attention}, `);
      stdout.write(
        `${parameterCount(model)} parameters; batch ${training.batch}, rate ${training.learningRate}; ${engine}\n`,
      );
    },
    progress: ({ step, seconds, trainLoss, validation }) => {
      if (validation) judged = `; ${describe(validation)}`;
      if (seconds - lastLine < lineInterval) return;
      lastLine = seconds;
      stdout.write(`${seconds.toFixed(0)} s, step ${step}: ${trainLoss.toFixed(3)} nats a unit${judged}\n`);
    },
    done: ({ model, step, seconds, judgement }) => {
      stdout.write(`${step} steps in ${seconds.toFixed(0)} s.${judgement ? ` ${describe(judgement)}` : ''}\n`);
      for (const { length, pairs, exact } of judgement?.byLength ?? []) {
        stdout.write(`  sources of ${length}: ${exact} of ${pairs} exact\n`);
      }
      stdout.write(`Written to ${printableLine(relative('.', model))}\n`);
    },
  };
}
