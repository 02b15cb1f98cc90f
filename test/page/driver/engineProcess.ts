import { execFileSync } from 'node:child_process';
import { theVSCode } from './vscode.ts';

export interface EngineProcess {
  readonly pid: number;
  /** The extension host that started it. */
  readonly host: number;
}

/** The engine's process in this run's VS Code, if one runs. */
export async function engineProcess(): Promise<EngineProcess | undefined> {
  const { server } = await theVSCode();
  for (const line of execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')) {
    const [, pid, host, command] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [];
    if (command?.includes(server.data) && command.includes('engine/main.js'))
      return { pid: Number(pid), host: Number(host) };
  }
  return undefined;
}
