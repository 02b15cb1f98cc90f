import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openBackend } from '../../src/cli/openBackend.ts';
import { trainNetwork } from '../../src/cli/trainNetwork.ts';
import type { NetworkReader } from '../../src/prediction/networkReader.ts';
import { Predictor } from '../../src/prediction/predictor.ts';
import { predictorParameters } from '../../src/prediction/predictorParameters.ts';
import type { Unit } from '../../src/text/unit.ts';
import { Recurrent, type Contender } from './contender.ts';
import { Counting } from './counting.ts';
import { ownDocuments } from './ownDocuments.ts';
import { advantage, meanOf, pooled, summaryOf } from './summary.ts';
import { examOf, sit, tokens, type Exam, type Performance } from './typing.ts';

/*
 * Next-word prediction against an n-gram with caches, on the words that are typed at the end of documents:
 *   npx node bench/prediction/index.ts [FILE...] [--most WORDS] [--seconds N --unit word|character,... --threads N]
 * Without files it takes documents of this repository. With seconds networks are trained, after `npm run build`, and join in.
 * A JSON line for each document and contender, then their means, all words pooled, and who is ahead of whom.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    most: { type: 'string', default: '800' },
    seconds: { type: 'string', default: '0' },
    unit: { type: 'string', default: 'word,character' },
    threads: { type: 'string', default: '2' },
  },
});
const given = positionals.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
const documents = given.length > 0 ? given : ownDocuments();
const seconds = Number(values.seconds);
const units = seconds > 0 ? (values.unit.split(',') as Unit[]) : [];
const results = new Map<string, Performance[]>();

function examine(name: string, contender: Contender, exam: Exam, more: object = {}): void {
  const performance = sit(contender, exam);
  results.set(name, [...(results.get(name) ?? []), performance]);
  print({ document: exam.name, contender: name, ...summaryOf(performance), ...more });
}

function predictorOf({ read }: Exam, network: NetworkReader | null): Predictor {
  const predictor = new Predictor(predictorParameters());
  predictor.open(read);
  if (network) predictor.attachNetwork(network);
  predictor.readAll();
  return predictor;
}

for (const { name, text } of documents) {
  const exam = examOf(name, text, Number(values.most));
  const counting = new Counting();
  for (const { gap, word } of tokens(exam.read)) {
    counting.gap(gap);
    counting.word(word);
  }
  examine('KN5+cache', counting, exam);
  examine('counts', new Recurrent(predictorOf(exam, null)), exam);
  for (const unit of units) {
    const training = { unit, seconds, threads: Number(values.threads), seed: 1 };
    const assets = new URL('../../dist/engine/', import.meta.url);
    const network = await trainNetwork(exam.read, training, () => openBackend('wasm', assets));
    // Where a document is too small for a network counts speak alone.
    const contender = new Recurrent(predictorOf(exam, network?.reader ?? null));
    examine(`counts+${unit}s`, contender, exam, { network: network?.summary ?? null });
    network?.dispose();
  }
}

const [counting, counts, ...networks] = Array.from(results, ([name, performances]) => ({
  name,
  performances,
  all: pooled(performances),
}));
for (const each of [counting, counts, ...networks]) {
  if (!each) continue;
  const { name, performances, all } = each;
  print({ mean: name, ...meanOf(performances.map(summaryOf)) });
  print({ pooled: name, ...summaryOf(all) });
}
if (counting && counts) print({ ahead: counts.name, of: counting.name, ...advantage(counts.all, counting.all) });
for (const network of counts ? networks : [])
  print({ ahead: network.name, of: counts!.name, ...advantage(network.all, counts!.all) });

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
