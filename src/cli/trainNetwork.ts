import type { Backend } from '../engine/backend.ts';
import { planTraining } from '../engine/defaults.ts';
import { Trainer } from '../engine/trainer.ts';
import { runTraining, type StopReason } from '../engine/trainingRun.ts';
import { CharacterNetwork } from '../prediction/characterNetwork.ts';
import type { NetworkReader } from '../prediction/networkReader.ts';
import { WordNetwork } from '../prediction/wordNetwork.ts';
import { documentFromText } from '../text/document.ts';
import { Refusal } from '../text/refusal.ts';
import type { Unit } from '../text/unit.ts';

export interface TrainedNetwork {
  readonly reader: NetworkReader;
  /** What was trained, for logs. */
  readonly summary: object;
  dispose(): void;
}

export interface NetworkTraining {
  readonly unit: Unit;
  readonly seconds: number;
  readonly threads: number;
  readonly seed: number;
}

/** Trains a network on a document for so many seconds; null where the document is too small for one. */
export async function trainNetwork(
  text: string,
  { unit, seconds, threads, seed }: NetworkTraining,
  openBackend: () => Promise<Backend>,
): Promise<TrainedNetwork | null> {
  const start = performance.now();
  const clock = () => (performance.now() - start) / 1000;
  const plan = planNetwork(text, unit, seed);
  if (!plan) return null;
  const backend = await openBackend();
  let trainer: Trainer | null = null;
  const dispose = () => {
    trainer?.dispose();
    backend.dispose();
  };
  try {
    trainer = Trainer.start({ ...plan, backend, threads });
    const stopped = runToTheEnd(trainer, seconds - clock());
    trainer.model.writeParameters(trainer.bestParameters());
    const { step, epoch, best } = trainer;
    const { vocabulary } = plan.corpus;
    const summary = { steps: step, epochs: epoch, best, stopped, vocabulary: vocabulary.size };
    const Reader = unit === 'word' ? WordNetwork : CharacterNetwork;
    return { reader: new Reader(trainer.model, vocabulary), summary, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

function runToTheEnd(trainer: Trainer, seconds: number): StopReason {
  const run = runTraining(trainer, { seconds, steps: Infinity, epochs: Infinity }, () => performance.now() / 1000);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

/** Few words make many parameters: word networks need more dropout than is usual. */
function planNetwork(text: string, unit: Unit, seed: number) {
  try {
    return planTraining(
      documentFromText('document', text),
      unit === 'word' ? { unit, seed, dropout: 0.4 } : { unit, seed },
    );
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
