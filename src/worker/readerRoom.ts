import type { Channel } from '../protocol/channel.ts';
import { connect, type Peer } from '../protocol/rpc.ts';
import type { ReaderCalls, ReaderEvents } from '../protocol/reader.ts';
import { Backends } from './backends.ts';
import { describeCheckpoint } from './describeCheckpoint.ts';
import type { Platform } from './platform.ts';
import type { Publication } from './publication.ts';
import { ReaderModels } from './readerModels.ts';
import { inspectionCalls } from './inspectionCalls.ts';
import { translationCalls } from './translationCalls.ts';
import { Stops, stream, write } from './writing.ts';

/** Answers from published weights and checkpoints, whatever the trainer is doing meanwhile. */
export function serveReader(
  channel: Channel,
  platform: Platform,
  publications: MessagePort,
  onUnheardError: (error: Error) => void,
): void {
  const models = new ReaderModels(platform, new Backends(platform));
  const stops = new Stops();
  const host: Peer<ReaderEvents> = connect<ReaderCalls, ReaderEvents>(
    channel,
    {
      ...inspectionCalls(models),
      ...translationCalls(models),
      generate: (request, signal) => models.use(request.model, (readable) => write(readable, request, signal)),
      stream: (request) =>
        stops.until(request.id, (stop) =>
          models.use(request.model, (readable) => stream(readable, request, stop, host)),
        ),
      stopStream: (id) => stops.stop(id),
      forget: (reference) => models.forget(reference),
      weights: (reference) =>
        models.use(reference, ({ model, vocabulary, step }) =>
          Promise.resolve({
            configuration: model.configuration,
            units: vocabulary.units,
            parameters: model.readParameters(),
            step,
          }),
        ),
      describe: async (checkpoint) =>
        describeCheckpoint('path' in checkpoint ? await platform.readFile(checkpoint.path) : checkpoint.bytes),
    },
    { onUnheardError },
  );
  publications.addEventListener('message', ({ data }: MessageEvent<Publication>) => {
    models.publish(data);
    host.notify('published', { run: data.run, step: data.step });
  });
  publications.start();
}
