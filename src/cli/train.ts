import { resolve } from 'node:path';
import { planTraining, type Plan } from '../engine/defaults.ts';
import { planResumption, type Resumption } from '../engine/resumption.ts';
import { Trainer } from '../engine/trainer.ts';
import type { Budget } from '../engine/trainingRun.ts';
import type { TextDocument } from '../text/document.ts';
import { inEnglish } from '../text/sentence.ts';
import {
  choiceOption,
  commonOptions,
  engineOption,
  engineOptions,
  numberOption,
  parse,
  threadsOption,
} from './arguments.ts';
import { afterBreak } from './brokenRun.ts';
import type { Command } from './command.ts';
import { UsageError } from './errors.ts';
import { checkWritable, readCheckpoint, openDocument } from './files.ts';
import { modelOptions, pairsOptions, readChoices, readPairsChoices } from './modelOptions.ts';
import { trainPairs } from './trainPairs.ts';
import { trainToTheEnd } from './trainToTheEnd.ts';
import { reporterFor } from './trainingReporter.ts';
import { withoutFixed } from './withoutFixed.ts';

const options = {
  ...commonOptions,
  ...engineOptions,
  ...modelOptions,
  ...pairsOptions,
  task: { type: 'string' },
  seconds: { type: 'string' },
  steps: { type: 'string' },
  epochs: { type: 'string' },
  out: { type: 'string' },
  resume: { type: 'string' },
} as const;

/** How long a training lasts for which nothing was said. */
const defaultSeconds = 60;

export const train: Command = {
  synopsis: 'train FILE [--seconds N] [--out MODEL]',
  summary: 'Trains a language model on a document.',
  options: [
    '--seconds N, --steps N, --epochs N   stop after so much of this run (60 seconds if none is given)',
    '--out MODEL                          the file to write (FILE.recurrent.safetensors in the current folder)',
    '--resume MODEL                       go on from a checkpoint',
    '--task pairs                        FILE holds sentence pairs; with --attention none|dot|general|additive,',
    '                                    --reverse-source, --teacher-forcing RATIO',
    '--unit character|word                what the text is cut into',
    '--cell rnn|lstm|gru                  --gru-reset after|before, --forget-bias N, --coupled-gates, --peepholes',
    '--layers N, --hidden N, --embedding N, --tied, --attention none|general, --attention-window N',
    '--batch N, --sequence N, --dropout N, --learning-rate N, --clip N, --held-out SHARE, --seed N',
    '--engine wasm|tensorflow, --threads N, --json, --verbose',
  ],
  async run(args, around) {
    const { values, positionals } = parse(args, options, ['FILE']);
    const [file = ''] = positionals;
    const budget = readBudget(values);
    const engine = engineOption(values.engine);
    const threads = threadsOption(values.threads);
    const out = resolve(values.out ?? `${file.split(/[/\\]/).at(-1)}.recurrent.safetensors`);
    if (choiceOption('task', values.task, ['document', 'pairs']) === 'pairs') {
      const { json, resume } = values;
      const choices = readPairsChoices(values);
      await trainPairs({ file, choices, budget, engine, threads, out, json, resume }, around);
      return;
    }
    for (const option of ['reverse-source', 'teacher-forcing'] as const) {
      if (values[option] !== undefined) throw new UsageError(`--${option} needs --task pairs.`);
    }
    const choices = readChoices(values);

    await checkWritable(out);
    const courseOf = async (path: string) => (await readCheckpoint(path)).training;
    const order = await afterBreak({ out, resume: values.resume, budget }, courseOf);
    const document = await openDocument(file);
    const reporter = reporterFor(values.json, around);
    for (const warning of document.warnings) reporter.warn(inEnglish(warning));
    const resumption = order.resume === undefined ? null : await resume(order.resume, document, choices);
    for (const note of resumption?.notes ?? []) reporter.warn(inEnglish(note));
    const plan: Plan = resumption ?? planTraining(document, choices);
    const backend = await around.openBackend(engine);
    const setup = { ...plan, backend, threads };
    const trainer = resumption ? Trainer.resume(setup, resumption.parameters, resumption.state) : Trainer.start(setup);
    try {
      reporter.start(plan, { engine, threads });
      await trainToTheEnd(trainer, order.budget, out, reporter, around.interruption());
    } finally {
      trainer.dispose();
      backend.dispose();
    }
  },
};

async function resume(
  path: string,
  document: TextDocument,
  choices: ReturnType<typeof readChoices>,
): Promise<Resumption> {
  const checkpoint = await readCheckpoint(path);
  return withoutFixed(() => planResumption(document, checkpoint, choices));
}

function readBudget(values: { seconds?: string; steps?: string; epochs?: string }): Budget {
  const seconds = numberOption('seconds', values.seconds, { min: 0, open: 'min' });
  const steps = numberOption('steps', values.steps, { min: 1, integer: true });
  const epochs = numberOption('epochs', values.epochs, { min: 0, open: 'min' });
  const unlimited = steps === undefined && epochs === undefined ? defaultSeconds : Infinity;
  return { seconds: seconds ?? unlimited, steps: steps ?? Infinity, epochs: epochs ?? Infinity };
}
