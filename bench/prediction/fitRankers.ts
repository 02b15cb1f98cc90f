import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../../src/engine/random.ts';
import { Adam } from './adam.ts';
import { practiseCharacters, practiseWords, type Exercise } from './exercises.ts';
import { characterRankerShape } from '../../src/prediction/characterModel.ts';
import type { RankerShape } from '../../src/prediction/ranker.ts';
import { wordRankerShape } from '../../src/prediction/wordModel.ts';
import { initialWeights, weightsFile } from './weightsFile.ts';

/*
 * Learns the weights every predictor starts from: how far to trust which counts, on a folder of many different documents.
 *   npx node bench/prediction/fitRankers.ts --kind words|typed|characters --documents FOLDER --seconds 600 --out FILE.ts
 * Each document is read up to a random place; from there on every word (or letter) is predicted before it is read.
 */
const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'words' },
    documents: { type: 'string' },
    seconds: { type: 'string', default: '600' },
    rate: { type: 'string', default: '0.001' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});

const exercises: Readonly<Record<string, { readonly shape: RankerShape; readonly exercise: Exercise }>> = {
  words: { shape: wordRankerShape, exercise: practiseWords(false) },
  typed: { shape: wordRankerShape, exercise: practiseWords(true) },
  characters: { shape: characterRankerShape, exercise: practiseCharacters },
};
const { kind, documents, out } = values;
const chosen = exercises[kind];
if (!chosen || !documents || !out) throw new Error('--kind words|typed|characters, --documents and --out are needed.');

const random = new Random(Number(values.seed));
const parameters = initialWeights(chosen.shape, random);
const adam = new Adam(parameters.length, Number(values.rate));
const files = readdirSync(documents).toSorted();
const end = performance.now() + 1000 * Number(values.seconds);
let smoothed = Number.NaN;
while (performance.now() < end) {
  const text = readFileSync(join(documents, files[random.below(files.length)]!), 'utf8');
  const nats = chosen.exercise(text, parameters, random, (gradient) => adam.step(parameters, gradient));
  smoothed = Number.isNaN(smoothed) ? nats : 0.99 * smoothed + 0.01 * nats;
}
const name = kind === 'words' ? 'wordWeights' : kind === 'typed' ? 'typedWeights' : 'characterWeights';
writeFileSync(out, weightsFile(`the ranker of ${kind}`, name, 'fitRankers', parameters));
process.stderr.write(`${kind}: ${smoothed.toFixed(4)} nats\n`);
