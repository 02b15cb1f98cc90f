import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endGroup, run, spawnGroup } from '../processes.ts';
import { temporaryFolder } from '../temporary.ts';
import { serverEdition } from './serverEdition.ts';

export interface ServerOptions {
  /** VS Code's own switches beyond those every server of ours gets. */
  readonly flags?: readonly string[];
  /** Packaged extensions to install first. */
  readonly extensions?: readonly string[];
  /** A folder that `installExtensions` made, to begin with a copy of. */
  readonly installed?: string;
  /** User settings of this run. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: NodeJS.ProcessEnv;
  /** A free one where it is left out. */
  readonly port?: number;
}

/** VS Code's server edition on a free port of the loopback interface, with data of its own that goes when it does. */
export class Server implements AsyncDisposable {
  readonly port: number;
  /** Logs, settings and extensions of this run. */
  readonly data: string;
  /** Resolves when the server's process is gone. */
  readonly ended: Promise<unknown>;
  readonly #token: string;
  readonly #process: ChildProcess;

  private constructor(port: number, data: string, token: string, process: ChildProcess) {
    this.port = port;
    this.data = data;
    this.ended = once(process, 'exit');
    this.#token = token;
    this.#process = process;
  }

  /** Starts it, downloading it at the first time; resolves when it answers. */
  static async start({
    flags = [],
    extensions = [],
    installed,
    settings = {},
    environment,
    port: wanted = 0,
  }: ServerOptions = {}): Promise<Server> {
    const main = await serverMain();
    const data = temporaryFolder('server');
    const token = randomBytes(24).toString('hex');
    await writeFile(join(data, 'token'), token, { mode: 0o600 });
    await writeSettings(data, settings);
    const folders = foldersIn(data);
    if (installed !== undefined) await cp(installed, extensionsIn(data), { recursive: true });
    for (const file of extensions) await installExtension(main, file, data);

    // prettier-ignore
    const child = spawnGroup(process.execPath, [
      main, '--host', '127.0.0.1', '--port', String(wanted), '--connection-token-file', join(data, 'token'),
      '--accept-server-license-terms', '--telemetry-level', 'off', ...folders, ...flags,
    ], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const port = /agent listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`VS Code's server ended:\n${said}`)));
    const limit = setTimeout(() => reject(new Error(`VS Code's server did not start in 60 s:\n${said}`)), 60_000);
    try {
      return new Server(await promise, data, token, child);
    } catch (error) {
      await endGroup(child);
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }

  /** The workbench's address for a folder; with the secret token, so it is shown to nobody but the person and the browser. */
  address(folder: string, payload: readonly (readonly [string, string])[] = []): string {
    const query = new URLSearchParams({ folder, tkn: this.#token });
    if (payload.length > 0) query.set('payload', JSON.stringify(payload));
    return `http://127.0.0.1:${this.port}/?${query}`;
  }

  /** How the workbench names a file of this machine. */
  uri(path: string): string {
    return `vscode-remote://127.0.0.1:${this.port}${path}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endGroup(this.#process);
  }
}

async function writeSettings(data: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const folder = join(data, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/** Installs packaged extensions as a person would, once for many servers; gives the folder they are in, which goes with the process. */
export async function installExtensions(files: readonly string[]): Promise<string> {
  const main = await serverMain();
  const data = temporaryFolder('installed');
  for (const file of files) await installExtension(main, file, data);
  return extensionsIn(data);
}

async function installExtension(main: string, file: string, data: string): Promise<void> {
  await run(process.execPath, [main, '--install-extension', file, ...foldersIn(data)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    seconds: 60,
    cwd: data,
  });
}

async function serverMain(): Promise<string> {
  return join(await serverEdition(), 'out', 'server-main.js');
}

function extensionsIn(data: string): string {
  return join(data, 'extensions');
}

function foldersIn(data: string): string[] {
  return ['--server-data-dir', data, '--extensions-dir', extensionsIn(data)];
}
