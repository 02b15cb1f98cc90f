import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../../src/engine/random.ts';
import { Adam } from './adam.ts';
import { practiseCharacters, practiseWords, type Exercise } from './exercises.ts';
import { characterRankerShape } from '../../src/prediction/characterModel.ts';
import { predictorParameters } from '../../src/prediction/predictorParameters.ts';
import type { RankerShape } from '../../src/prediction/ranker.ts';
import { wordRankerShape } from '../../src/prediction/wordModel.ts';
import { initialWeights, weightsFile } from './weightsFile.ts';

interface Kind {
  readonly shape: RankerShape;
  readonly exercise: Exercise;
  readonly inUse: Float32Array;
}

/*
 * Learns the weights every predictor starts from: how far to trust which counts, on a folder of many different documents.
 *   npx node bench/prediction/fitRankers.ts --kind words|typed|characters --documents FOLDER --seconds 600 [--onward] --out FILE.ts
 * Each document is read up to a random place; from there on every word (or letter) is predicted before it is read. --onward goes on
 * from the weights in use. The rate falls to a tenth.
 */
const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'words' },
    documents: { type: 'string' },
    seconds: { type: 'string', default: '600' },
    rate: { type: 'string', default: '0.001' },
    seed: { type: 'string', default: '1' },
    onward: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const inUse = predictorParameters();
const kinds: Readonly<Record<string, Kind>> = {
  words: { shape: wordRankerShape, exercise: practiseWords(false), inUse: inUse.words },
  typed: { shape: wordRankerShape, exercise: practiseWords(true), inUse: inUse.typed },
  characters: { shape: characterRankerShape, exercise: practiseCharacters, inUse: inUse.characters },
};
const { kind, documents, out } = values;
const chosen = kinds[kind];
if (!chosen || !documents || !out) throw new Error('--kind words|typed|characters, --documents and --out are needed.');

const random = new Random(Number(values.seed));
const parameters = values.onward ? chosen.inUse : initialWeights(chosen.shape, random);
const rate = Number(values.rate);
const adam = new Adam(parameters.length, rate);
const files = readdirSync(documents).toSorted();
const seconds = Number(values.seconds);
const start = performance.now();
let smoothed = Number.NaN;
let passages = 0;
for (;;) {
  const past = (performance.now() - start) / (1000 * seconds);
  if (past > 1) break;
  adam.rate = rate * (1 - 0.9 * past);
  const text = readFileSync(join(documents, files[random.below(files.length)]!), 'utf8');
  const nats = chosen.exercise(text, parameters, random, (gradient) => adam.step(parameters, gradient));
  smoothed = Number.isNaN(smoothed) ? nats : 0.99 * smoothed + 0.01 * nats;
  if (++passages % 100 === 0) process.stderr.write(`${passages} passages, ${smoothed.toFixed(4)} nats\n`);
}
const name = kind === 'words' ? 'wordWeights' : kind === 'typed' ? 'typedWeights' : 'characterWeights';
writeFileSync(out, weightsFile(`the ranker of ${kind}`, name, 'fitRankers', parameters));
process.stderr.write(`${kind}: ${passages} passages, ${smoothed.toFixed(4)} nats\n`);
