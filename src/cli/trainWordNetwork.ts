import type { Backend } from '../engine/backend.ts';
import { planTraining } from '../engine/defaults.ts';
import { Trainer } from '../engine/trainer.ts';
import { runTraining, type StopReason } from '../engine/trainingRun.ts';
import { WordNetwork } from '../prediction/wordNetwork.ts';
import { documentFromText } from '../text/document.ts';
import { Refusal } from '../text/refusal.ts';

export interface TrainedNetwork {
  readonly reader: WordNetwork;
  /** What was trained, for logs. */
  readonly summary: object;
  dispose(): void;
}

/** Trains a network that reads words on a document for so many seconds; null where the document is too small for one. */
export async function trainWordNetwork(
  text: string,
  { seconds, threads, seed }: { readonly seconds: number; readonly threads: number; readonly seed: number },
  openBackend: () => Promise<Backend>,
): Promise<TrainedNetwork | null> {
  const start = performance.now();
  const clock = () => (performance.now() - start) / 1000;
  const plan = planWords(text, seed);
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
    return { reader: new WordNetwork(trainer.model, vocabulary), summary, dispose };
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

function planWords(text: string, seed: number) {
  try {
    return planTraining(documentFromText('document', text), { unit: 'word', seed, dropout: 0.4 });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
