import type { Vocabulary } from '../text/vocabulary.ts';
import type { DocumentModel } from './backend.ts';
import { Random } from './random.ts';
import { sample, type SamplingOptions } from './sampling.ts';

export interface GenerationOptions extends SamplingOptions {
  /** Same model, prompt and seed: same text. */
  readonly seed: number;
}

/** Writes on after `prompt`, one unit at a time and without end; after an empty prompt, as at the start of a line. */
export function* generate(
  model: DocumentModel,
  vocabulary: Vocabulary,
  prompt: string,
  options: GenerationOptions,
): Generator<string, never> {
  const read = vocabulary.encode(prompt);
  const start = read.length > 0 ? Int32Array.from(read) : Int32Array.of(vocabulary.idOf('\n'));
  const random = new Random(options.seed);
  let { logits, state } = model.read(start, null);
  for (;;) {
    const id = sample(logits, options, random);
    yield vocabulary.textOf(id);
    ({ logits, state } = model.infer(Int32Array.of(id), state));
  }
}

/** `prompt` and `length` units written after it. */
export function generateText(
  model: DocumentModel,
  vocabulary: Vocabulary,
  prompt: string,
  length: number,
  options: GenerationOptions,
): string {
  let text = prompt;
  const units = generate(model, vocabulary, prompt, options);
  for (let count = 0; count < length; count++) text += units.next().value;
  return text;
}
