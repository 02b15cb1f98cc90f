import { text as readStdin } from 'node:stream/consumers';
import type { PairsModel } from '../engine/pairsModel.ts';
import type { PairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import { translate as translateOne } from '../engine/translate.ts';
import { commonOptions, engineOption, engineOptions, numberOption, parse } from './arguments.ts';
import type { Command } from './command.ts';
import { UsageError } from './errors.ts';
import { readPairsCheckpoint } from './files.ts';
import { printable, printableLine } from './printable.ts';

const options = {
  ...commonOptions,
  engine: engineOptions.engine,
  beam: { type: 'string' },
  'length-penalty': { type: 'string' },
} as const;

export const translate: Command = {
  synopsis: 'translate MODEL [TEXT] [--beam N]',
  summary: 'Writes the target of a source, or of every line of stdin.',
  options: [
    '--beam N             hypotheses kept side by side; 1 takes the likeliest unit at each step: 1',
    '--length-penalty A   how much long outputs are favoured (alpha of Wu 2016), 0 for not at all: 0.6',
    '--engine wasm|tensorflow, --json, --verbose',
  ],
  async run(args, around) {
    const { values, positionals } = parse(args, options, ['MODEL', 'TEXT'], 1);
    const [path = '', text] = positionals;
    const beam = numberOption('beam', values.beam, { min: 1, max: 100, integer: true }) ?? 1;
    const lengthPenalty = numberOption('length-penalty', values['length-penalty'], { min: 0, max: 5 }) ?? 0.6;
    const engine = engineOption(values.engine);
    const checkpoint = await readPairsCheckpoint(path);
    const sources = text === undefined ? linesOf(await readStdin(process.stdin)) : [text];
    const backend = await around.openBackend(engine);
    const capacity = { batch: 1, sourceTime: 1, targetTime: 1, trainable: false, threads: 1 };
    const model = backend.createPairsModel(checkpoint.configuration, checkpoint.parameters, capacity);
    try {
      for (const source of sources) {
        const { output, attention, logProbability, unknown } = translateLine(model, checkpoint, source, {
          beam,
          lengthPenalty,
        });
        if (unknown.length > 0) {
          around.stderr.write(`Not known to this model: ${printableLine(unknown.join(' '))}\n`);
        }
        const rows = attention?.map((row) => Array.from(row)) ?? null;
        const line = values.json
          ? JSON.stringify({ source, output, attention: rows, logProbability })
          : printable(output).replaceAll('\n', ' ');
        around.stdout.write(`${line}\n`);
      }
    } finally {
      model.dispose();
      backend.dispose();
    }
  },
};

/** An empty source is an empty output: every line of the input has its line. */
function translateLine(
  model: PairsModel,
  { vocabularies }: PairsCheckpoint,
  source: string,
  options: { readonly beam: number; readonly lengthPenalty: number },
): Pick<ReturnType<typeof translateOne>, 'output' | 'attention' | 'logProbability' | 'unknown'> {
  if (source.trim() === '') return { output: '', attention: [], logProbability: 0, unknown: [] };
  return translateOne(model, vocabularies, source.trim(), options);
}

function linesOf(input: string): string[] {
  const lines = input.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new UsageError('There is nothing to translate: give a text, or lines on stdin.');
  return lines;
}
