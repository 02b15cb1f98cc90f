import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { countsProcessorTime } from './clock.ts';
import { contextLength, type Item } from './items.ts';
import type { Contender } from './measurement.ts';

/** Debian's Python, whose python3-torch is the one compared with. */
const python = '/usr/bin/python3';

/** Says that OpenBLAS chooses its kernels by itself. */
export const ownChoice = 'own';

export function hasPytorch(): boolean {
  return spawnSync(python, ['-c', 'import torch']).status === 0;
}

/** PyTorch in a process of its own that waits for its turn; `core` names the processor whose kernels OpenBLAS takes. */
export async function pytorch(
  item: Item,
  mode: 'training' | 'pairs' | 'step' | 'context',
  threads: number,
  core: string,
): Promise<Contender> {
  const script = fileURLToPath(new URL('pytorch.py', import.meta.url));
  const task = JSON.stringify({ ...item, mode, context: contextLength });
  const clock = countsProcessorTime ? 'processor' : 'wall';
  const child = spawn(python, [script, task, String(threads), clock], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: environment(threads, core),
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { done, value } = await lines.next();
    if (done) throw new Error('PyTorch ended.');
    return value;
  };
  const { version, core: taken } = JSON.parse(await next()) as { version: string; core: string };
  const trained = item.batch * item.sequence;
  const tokens = { training: trained, pairs: trained, step: 1, context: contextLength }[mode];
  const name = mode === 'training' || mode === 'pairs' ? item.name : `${item.name} ${mode}`;
  return {
    measurement: { item: name, engine: 'pytorch', tier: `${version} ${taken}`, threads },
    tokensPerRun: tokens,
    async run(count) {
      child.stdin.write(`run ${count}\n`);
      return Number(await next());
    },
    close: () => child.kill(),
  };
}

/** Whatever this shell told OpenBLAS to take does not count. */
function environment(threads: number, core: string): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _cache, ...others } = process.env;
  const kernels = core === ownChoice ? {} : { OPENBLAS_CORETYPE: core };
  // Threads that spin while they wait take the cores from whoever is measured in between.
  return { ...others, ...kernels, OMP_NUM_THREADS: String(threads), OMP_WAIT_POLICY: 'passive' };
}
