import * as vscode from 'vscode';
import { DeliveredChannel } from '../protocol/channel.ts';
import { engineFiles, type EngineRoom, type WorkerStart } from '../protocol/engine.ts';
import type { EngineEnd, EngineHandle } from './engineHandle.ts';
import { serveDisk } from './hostDisk.ts';

/** Starts the engine as Web Workers of the extension host: there are no processes in a browser. */
export async function spawnEngine(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): Promise<EngineHandle> {
  const read = (file: string) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'engine', file));
  const files = new Map<string, Uint8Array>();
  await Promise.all(engineFiles.map(async (name) => files.set(name, await read(name))));

  const publications = new MessageChannel();
  const failures: Promise<EngineEnd>[] = [];
  const workers: Worker[] = [];
  const disks: MessagePort[] = [];
  // Kept as long as the workers: the host wraps a worker in a script of its own that loads ours later.
  const urls: string[] = [];
  const start = async (room: EngineRoom, port: MessagePort) => {
    // The extension's files are of another origin than the host, where a worker may not be loaded from: hand over its text.
    const source = new Blob([(await read(`${room}.web.js`)).slice()], { type: 'text/javascript' });
    const url = URL.createObjectURL(source);
    const worker = new Worker(url, { name: `recurrent ${room}` });
    urls.push(url);
    workers.push(worker);
    const channel = new DeliveredChannel((message) => worker.postMessage(message));
    worker.addEventListener('message', (event) => channel.deliver(event.data));
    failures.push(
      new Promise<EngineEnd>((resolve) => {
        worker.addEventListener('error', (event) => {
          // It is heard here: the host need not report it as an error of its own.
          event.preventDefault();
          resolve({ sentence: vscode.l10n.t('The engine failed ({0}): {1}', room, event.message), broke: false });
        });
      }),
    );
    const disk = new MessageChannel();
    disks.push(disk.port1);
    serveDisk(disk.port1, (error) => log.error(error));
    worker.postMessage({ publications: port, disk: disk.port2, files } satisfies WorkerStart, [port, disk.port2]);
    return channel;
  };
  const dispose = () => {
    for (const worker of workers) worker.terminate();
    for (const disk of disks) disk.close();
    for (const url of urls) URL.revokeObjectURL(url);
  };
  try {
    // Lessons and suggestions have workers of their own, which publish nothing and hear of no publication.
    const [trainer, reader, experimenter, predictor] = await Promise.all([
      start('trainer', publications.port1),
      start('reader', publications.port2),
      start('experimenter', new MessageChannel().port1),
      start('predictor', new MessageChannel().port1),
    ]);
    return {
      channels: { trainer, reader, experimenter, predictor },
      died: Promise.race(failures),
      interrupt: () => undefined,
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}
