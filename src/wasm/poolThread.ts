import { StepCancelled } from '../engine/backend.ts';
import { DocumentMemory, type DocumentPlan } from './documentMemory.ts';
import { Machine } from './machine.ts';
import type { ModelMemory } from './modelMemory.ts';
import { PairsMemory, type PairsPlan } from './pairs/memory.ts';
import { PoolControl } from './poolControl.ts';
import { Rank } from './rank.ts';

/** What a thread of the pool is started with. */
export interface PoolThreadData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly plan: DocumentPlan | PairsPlan;
  readonly rank: number;
  readonly control: SharedArrayBuffer;
}

/** The whole life of a thread of the pool: carries out commands until it is dismissed or one fails. */
export function serve({ module, memory, plan, rank, control }: PoolThreadData): void {
  const pool = new PoolControl(control);
  const machine = new Machine(module, memory, () => {
    pool.pulse(rank);
    if (pool.stopped) throw new StepCancelled('Another thread left the step.');
  });
  const worker = new Rank(memoryOf(machine, plan), rank);
  for (let seen = 0; ;) {
    pool.pulse(rank);
    const { round, command } = pool.awaitRound(seen);
    if (command === null) return;
    seen = round;
    try {
      worker.execute(command);
    } catch (error) {
      if (!(error instanceof StepCancelled)) {
        pool.fail();
        throw error;
      }
    }
    pool.arrive();
  }
}

function memoryOf(machine: Machine, plan: PoolThreadData['plan']): ModelMemory {
  return isOfPairs(plan) ? new PairsMemory(machine, plan) : new DocumentMemory(machine, plan);
}

function isOfPairs(plan: PoolThreadData['plan']): plan is PairsPlan {
  return plan.configuration.task === 'pairs';
}
