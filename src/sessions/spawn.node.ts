import { fork } from 'node:child_process';
import * as vscode from 'vscode';
import { DeliveredChannel } from '../protocol/channel.ts';
import type { EngineRoom, Envelope, Interrupt } from '../protocol/engine.ts';
import type { EngineEnd, EngineHandle } from './engineHandle.ts';

/** Signals of a process that broke rather than was ended; on Windows such a process ends with a code beyond every exit's. */
const faults = new Set<NodeJS.Signals | null>(['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGABRT']);
const largestExitCode = 255;

/** Once an engine broke, those that follow leave out the kernels that V8's experiment compiles. */
let carefully = false;

/** Starts the engine as a process of its own, so that no fault of it touches the host that all extensions share. */
export function spawnEngine(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): Promise<EngineHandle> {
  const script = vscode.Uri.joinPath(extensionUri, 'dist', 'engine', 'main.js').fsPath;
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    // In the desktop build the host's executable is Electron, which has to be told to be Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...(carefully && { RECURRENT_TIER: 'relaxed' }) },
  });
  child.stdout?.on('data', (data: Buffer) => log.info(`engine: ${data.toString().trimEnd()}`));
  child.stderr?.on('data', (data: Buffer) => log.warn(`engine: ${data.toString().trimEnd()}`));

  const send = (message: Envelope | Interrupt) => {
    if (child.connected) child.send(message, (error) => error && log.warn(`engine: ${error.message}`));
  };
  const channel = (room: EngineRoom) => new DeliveredChannel((message) => send({ room, message }));
  const channels = {
    trainer: channel('trainer'),
    reader: channel('reader'),
    experimenter: channel('experimenter'),
    predictor: channel('predictor'),
  };
  child.on('message', (envelope) => {
    const { room, message } = envelope as Envelope;
    channels[room].deliver(message);
  });

  let told = false;
  const died = new Promise<EngineEnd>((resolve) => {
    child.once('error', (error) =>
      resolve({ sentence: vscode.l10n.t('The engine could not be started: {0}', error.message), broke: false }),
    );
    child.once('exit', (code, signal) => {
      const broke = faults.has(signal) || (code ?? 0) > largestExitCode;
      carefully ||= broke;
      const how = signal ?? vscode.l10n.t('exit code {0}', code ?? '–');
      if (!told) resolve({ sentence: vscode.l10n.t('The engine ended unexpectedly ({0}).', how), broke });
    });
  });
  return Promise.resolve({
    channels,
    died,
    interrupt: () => send({ interrupt: true }),
    dispose: () => {
      told = true;
      if (child.connected) child.disconnect();
    },
  });
}
