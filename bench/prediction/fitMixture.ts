import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBackend } from '../../src/cli/openBackend.ts';
import { decodeCheckpoint } from '../../src/engine/checkpoint.ts';
import { Random } from '../../src/engine/random.ts';
import { CharacterNetwork } from '../../src/prediction/characterNetwork.ts';
import { Mixture, mixtureShape } from '../../src/prediction/mixture.ts';
import { Predictor } from '../../src/prediction/predictor.ts';
import { predictorParameters } from '../../src/prediction/predictorParameters.ts';
import { rankerSize } from '../../src/prediction/ranker.ts';
import { WordNetwork } from '../../src/prediction/wordNetwork.ts';
import { Adam } from './adam.ts';
import { examOf } from './typing.ts';
import { initialWeights, weightsFile } from './weightsFile.ts';

/*
 * Learns how far counts, a network and its neural cache are to be trusted:
 *   npx node bench/prediction/fitMixture.ts --documents FOLDER --models FOLDER [--out FILE.ts]
 * The models are those that `recurrent train` made of the first nine tenths of each document's lines, named after it; the rest
 * is typed, and every word of it is an example. Each document is first judged by weights fitted to the others.
 */
const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    models: { type: 'string' },
    most: { type: 'string', default: '1500' },
    epochs: { type: 'string', default: '8' },
    out: { type: 'string' },
  },
});
const { documents: folder, models, out } = values;
if (!folder || !models) throw new Error('--documents and --models are needed.');

/** Words between two steps. */
const batch = 32;

interface Example {
  readonly parts: readonly Float64Array[];
  readonly came: number;
}

/** Mixes nothing, and keeps what it is to learn. */
class Recorder extends Mixture {
  readonly examples: Example[] = [];

  override learn(parts: readonly Float64Array[], came: number): void {
    this.examples.push({ parts, came });
  }
}

const backend = await openBackend('wasm', new URL('../../dist/engine/', import.meta.url));
const capacity = { batch: 1, sequence: 256, trainable: false, threads: 1 };

function examplesOf(document: string, modelFile: string): Example[] {
  const { read, typed } = examOf(document, readFileSync(join(folder!, document), 'utf8'), Number(values.most));
  const { configuration, parameters, vocabulary } = decodeCheckpoint(readFileSync(join(models!, modelFile)));
  const model = backend.createDocumentModel(configuration, parameters, capacity);
  const Reader = configuration.unit === 'word' ? WordNetwork : CharacterNetwork;
  const predictor = new Predictor(predictorParameters());
  predictor.open(read);
  predictor.readAll();
  const recorder = new Recorder(newWeights());
  predictor.attachNetwork(new Reader(model, vocabulary), recorder);
  predictor.readAll();
  for (const { gap, word } of typed) predictor.edit(predictor.length, 0, gap + word);
  model.dispose();
  return recorder.examples;
}

function newWeights(): Float32Array {
  const weights = new Float32Array(rankerSize(mixtureShape));
  const { own, shared, hidden } = mixtureShape;
  weights.set(initialWeights(mixtureShape, new Random(1)).subarray(0, (own + shared) * hidden));
  // Before anything is learned the mixture says what the counts say.
  weights[(own + shared + 2) * hidden] = 5;
  return weights;
}

function fit(sets: readonly (readonly Example[])[]): Float32Array {
  const weights = newWeights();
  const adam = new Adam(weights.length, 0.002);
  const longest = Math.max(...sets.map(({ length }) => length));
  for (let epoch = 0; epoch < Number(values.epochs); epoch++) {
    const readers = sets.map((examples) => ({ examples, mixture: new Mixture(weights) }));
    // Documents take turns, so that none is learned last.
    for (let start = 0; start < longest; start += batch) {
      for (const { examples, mixture } of readers) {
        const part = examples.slice(start, start + batch);
        for (const { parts, came } of part) mixture.accumulate(parts, came);
        for (let i = 0; i < weights.length; i++) mixture.gradient[i]! /= batch;
        if (part.length > 0) adam.step(weights, mixture.gradient);
      }
    }
  }
  return weights;
}

/** Words that were first, or among three, by the mixture and not by counts; and the reverse. */
function judge(weights: Float32Array, examples: readonly Example[]): Record<string, number> {
  const mixture = new Mixture(weights.slice());
  const result = { words: 0, firstsWon: 0, firstsLost: 0, threesWon: 0, threesLost: 0, natsCounts: 0, nats: 0 };
  for (const { parts, came } of examples) {
    const mixed = mixture.mix(parts);
    const rank = (of: Float64Array) =>
      came === 0 ? Infinity : of.filter((p, word) => word > 0 && p > of[came]!).length;
    const [ours, theirs] = [rank(mixed), rank(parts[0]!)];
    result.words++;
    if (ours === 0 && theirs > 0) result.firstsWon++;
    if (ours > 0 && theirs === 0) result.firstsLost++;
    if (ours < 3 && theirs >= 3) result.threesWon++;
    if (ours >= 3 && theirs < 3) result.threesLost++;
    result.nats -= Math.log(mixed[came]! + 1e-9) / examples.length;
    result.natsCounts -= Math.log(parts[0]![came]! + 1e-9) / examples.length;
    mixture.learn(parts, came);
  }
  return result;
}

const names = readdirSync(folder);
const sets = readdirSync(models)
  .filter((file) => file.endsWith('.safetensors'))
  .map((file) => {
    const document = names.find((name) => file.startsWith(`${name}.`));
    if (!document) throw new Error(`${file} is named after no document.`);
    return { file, document, examples: examplesOf(document, file) };
  });
for (const { file, document, examples } of sets) {
  const others = sets.filter((set) => set.document !== document).map(({ examples }) => examples);
  process.stdout.write(`${JSON.stringify({ leftOut: file, ...judge(fit(others), examples) })}\n`);
}
if (out)
  writeFileSync(
    out,
    weightsFile('the mixture', 'mixtureWeights', 'fitMixture', fit(sets.map(({ examples }) => examples))),
  );
backend.dispose();
