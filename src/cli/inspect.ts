import { inspect as inspectModel, type Inspection } from '../engine/inspect.ts';
import { commonOptions, engineOption, engineOptions, numberOption, parse, threadsOption } from './arguments.ts';
import type { Command } from './command.ts';
import { UsageError } from './errors.ts';
import { withModel } from './openModel.ts';
import { printableLine } from './printable.ts';

const options = {
  ...commonOptions,
  ...engineOptions,
  text: { type: 'string' },
  top: { type: 'string' },
} as const;

export const inspect: Command = {
  synopsis: 'inspect MODEL --text T',
  summary: 'Shows what goes on inside a model while it reads a text: states, gates, attention, predictions.',
  options: [
    '--text T            what the model reads, from a zero state',
    '--top N             likeliest units shown for each position: 5',
    '--engine wasm|tensorflow, --threads N, --verbose',
    '--json              everything; without it, only the predictions',
  ],
  async run(args, around) {
    const { values, positionals } = parse(args, options, ['MODEL']);
    const [path = ''] = positionals;
    const { text } = values;
    if (text === undefined || text === '') throw new UsageError('--text is missing: it is what the model reads.');
    const top = numberOption('top', values.top, { min: 1, integer: true }) ?? 5;
    const capacity = { batch: 1, sequence: 64, threads: threadsOption(values.threads) };
    const inspection = await withModel(path, engineOption(values.engine), capacity, around, (model, { vocabulary }) =>
      inspectModel(model, vocabulary, text, top),
    );
    around.stdout.write(values.json ? `${JSON.stringify(inspection)}\n` : table(inspection));
  },
};

/** A line a position: the token, what was expected after it, and how well that fits what follows. */
function table({ tokens, predictions }: Inspection): string {
  const shown = tokens.map((token) => printableLine(token));
  const width = Math.max(5, ...shown.map((token) => token.length));
  const lines = predictions.map(({ top, rank, bits }, t) => {
    const expected = top
      .map(({ token, probability }) => `${printableLine(token)} ${probability.toFixed(2)}`)
      .join('  ');
    const next = rank === null || bits === null ? '' : `${bits.toFixed(2)} bits, rank ${rank}`;
    return `${(shown[t] ?? '').padEnd(width)}  ${next.padEnd(20)}  ${expected}\n`;
  });
  return `${'token'.padEnd(width)}  ${'what follows'.padEnd(20)}  expected after it\n${lines.join('')}`;
}
