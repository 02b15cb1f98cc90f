import type { Backend, DocumentModel } from '../../../src/engine/backend.ts';
import { parameterShapes } from '../../../src/engine/parameters.ts';
import { elementCount, type Tensors } from '../../../src/engine/tensor.ts';
import { configurationOf } from './models.ts';

/**
 * An Elman network that remembers two kinds of token for exactly `lag` steps: unit 0 takes the newest token as +1 or -1, unit i
 * what unit i - 1 held, and the decoder reads the last unit. It predicts a text in which every token repeats the one `lag` before.
 */
export function delayLine(backend: Backend, lag: number): DocumentModel {
  const configuration = configurationOf({ cell: 'rnn', vocabulary: 3, embedding: 1, hidden: lag });
  const tensors = new Map(
    [...parameterShapes(configuration)].map(([name, shape]) => [
      name,
      { shape, data: new Float32Array(elementCount(shape)) },
    ]),
  );
  const set = (name: string, at: number, value: number) => {
    const tensor = tensors.get(name);
    if (tensor) tensor.data[at] = value;
  };
  set('embedding.weight', 1, 1);
  set('embedding.weight', 2, -1);
  set('rnn.weight_ih_l0', 0, 3);
  // A gain of 3 makes +-1 (nearly) a fixed point of tanh, so that nothing fades on the way.
  for (let unit = 1; unit < lag; unit++) set('rnn.weight_hh_l0', unit * lag + unit - 1, 3);
  set('decoder.weight', lag + (lag - 1), 4);
  set('decoder.weight', 2 * lag + (lag - 1), -4);
  set('decoder.bias', 0, -20);
  const parameters: Tensors = tensors;
  return backend.createDocumentModel(configuration, parameters, {
    batch: 8,
    sequence: 32,
    trainable: false,
    threads: 1,
  });
}
