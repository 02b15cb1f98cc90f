import { generateText } from '../engine/generate.ts';
import { commonOptions, engineOption, engineOptions, numberOption, parse, threadsOption } from './arguments.ts';
import type { Command } from './command.ts';
import { withModel } from './openModel.ts';
import { printable } from './printable.ts';

const options = {
  ...commonOptions,
  ...engineOptions,
  prompt: { type: 'string', default: '' },
  length: { type: 'string' },
  temperature: { type: 'string' },
  'top-k': { type: 'string' },
  'top-p': { type: 'string' },
  seed: { type: 'string' },
} as const;

export const generate: Command = {
  synopsis: 'generate MODEL [--prompt P] [--length N]',
  summary: 'Lets a model write on.',
  options: [
    '--prompt P          what to write after',
    '--length N          characters (or words, for a model of words) to write: 500',
    '--temperature T     0 always takes the likeliest, 1 draws as the model predicts: 0.8',
    '--top-k N           draw among the N likeliest',
    '--top-p P           draw among the likeliest that together have probability P',
    '--seed N            same seed, same text: 1',
    '--engine wasm|tensorflow, --threads N, --json, --verbose',
  ],
  async run(args, around) {
    const { values, positionals } = parse(args, options, ['MODEL']);
    const [path = ''] = positionals;
    const length = numberOption('length', values.length, { min: 1, max: 1e7, integer: true }) ?? 500;
    const sampling = {
      temperature: numberOption('temperature', values.temperature, { min: 0 }) ?? 0.8,
      topK: numberOption('top-k', values['top-k'], { min: 1, integer: true }) ?? Infinity,
      topP: numberOption('top-p', values['top-p'], { min: 0, max: 1, open: 'min' }) ?? 1,
      seed: numberOption('seed', values.seed, { integer: true }) ?? 1,
    };
    const threads = threadsOption(values.threads);
    const capacity = { batch: 1, sequence: 64, threads };
    const text = await withModel(path, engineOption(values.engine), capacity, around, (model, { vocabulary }) =>
      generateText(model, vocabulary, values.prompt, length, sampling),
    );
    around.stdout.write(values.json ? `${JSON.stringify({ text })}\n` : `${printable(text)}\n`);
  },
};
