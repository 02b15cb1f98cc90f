import { evaluate as evaluateModel } from '../engine/evaluate.ts';
import { inEnglish } from '../text/sentence.ts';
import { commonOptions, engineOption, engineOptions, parse, threadsOption } from './arguments.ts';
import type { Command } from './command.ts';
import { openDocument } from './files.ts';
import { withModel } from './openModel.ts';
import { printableLine } from './printable.ts';

const options = { ...commonOptions, ...engineOptions } as const;

/** Lanes and steps of one call: enough to fill an engine, little enough for any document. */
const capacity = { batch: 32, sequence: 64 };

export const evaluate: Command = {
  synopsis: 'evaluate MODEL FILE',
  summary: 'Tells how well a model predicts a document, in bits per character.',
  options: ['--engine wasm|tensorflow, --threads N, --json, --verbose'],
  async run(args, around) {
    const { values, positionals } = parse(args, options, ['MODEL', 'FILE']);
    const [path = '', file = ''] = positionals;
    const threads = threadsOption(values.threads);
    const document = await openDocument(file);
    for (const warning of document.warnings) around.stderr.write(`${printableLine(inEnglish(warning))}\n`);
    const engine = engineOption(values.engine);
    const judgement = await withModel(path, engine, { ...capacity, threads }, around, (model, { vocabulary }) =>
      evaluateModel(model, vocabulary, document, capacity),
    );
    const { bitsPerCharacter, perplexity, characters } = judgement;
    around.stdout.write(
      values.json
        ? `${JSON.stringify({ bitsPerCharacter, perplexity, characters })}\n`
        : `${bitsPerCharacter.toFixed(3)} bits per character, perplexity ${perplexity.toFixed(2)}, ${characters} characters\n`,
    );
  },
};
