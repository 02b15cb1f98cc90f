import { generate } from '../engine/generate.ts';
import type { Channel } from '../protocol/channel.ts';
import { connect, type NoCalls } from '../protocol/rpc.ts';
import type { GenerateRequest, ReaderCalls } from '../protocol/reader.ts';
import { Backends } from './backends.ts';
import { describeCheckpoint } from './describeCheckpoint.ts';
import type { Platform } from './platform.ts';
import type { Publication } from './publication.ts';
import { ReaderModels, type ReadableModel } from './readerModels.ts';
import { inspectionCalls } from './inspectionCalls.ts';
import { nextTurn } from './turns.ts';

/** Answers from published weights and checkpoints, whatever the trainer is doing meanwhile. */
export function serveReader(
  channel: Channel,
  platform: Platform,
  publications: MessagePort,
  onUnheardError: (error: Error) => void,
): void {
  const models = new ReaderModels(platform, new Backends(platform));
  publications.addEventListener('message', ({ data }: MessageEvent<Publication>) => models.publish(data));
  publications.start();
  connect<ReaderCalls, NoCalls>(
    channel,
    {
      ...inspectionCalls(models),
      generate: (request, signal) => models.use(request.model, (readable) => write(readable, request, signal)),
      weights: (reference) =>
        models.use(reference, ({ model, vocabulary, step }) =>
          Promise.resolve({
            configuration: model.configuration,
            units: vocabulary.units,
            parameters: model.readParameters(),
            step,
          }),
        ),
      describe: async (saved) =>
        describeCheckpoint('path' in saved ? await platform.readFile(saved.path) : saved.bytes),
    },
    { onUnheardError },
  );
}

async function write({ model, vocabulary, step }: ReadableModel, request: GenerateRequest, signal: AbortSignal) {
  const { prompt, length, temperature, topK, topP, seed } = request;
  const units = generate(model, vocabulary, prompt, { temperature, topK: topK ?? Infinity, topP: topP ?? 1, seed });
  let text = '';
  for (let count = 0; count < length; count++) {
    text += units.next().value;
    await nextTurn();
    signal.throwIfAborted();
  }
  return { text, step };
}
