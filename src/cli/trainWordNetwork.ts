import type { Backend } from '../engine/backend.ts';
import { planTraining } from '../engine/defaults.ts';
import { Trainer } from '../engine/trainer.ts';
import { runTraining } from '../engine/trainingRun.ts';
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
  const trainer = Trainer.start({ ...plan, backend, threads });
  const budget = { seconds: seconds - clock(), steps: Infinity, epochs: Infinity };
  const run = runTraining(trainer, budget, clock);
  let step = run.next();
  while (!step.done) step = run.next();
  trainer.model.writeParameters(trainer.bestParameters());
  const { best } = trainer;
  return {
    reader: new WordNetwork(trainer.model, plan.corpus.vocabulary),
    summary: {
      steps: trainer.step,
      epochs: trainer.epoch,
      best,
      stopped: step.value,
      vocabulary: plan.corpus.vocabulary.size,
    },
    dispose() {
      trainer.dispose();
      backend.dispose();
    },
  };
}

function planWords(text: string, seed: number) {
  try {
    return planTraining(documentFromText('document', text), { unit: 'word', seed, dropout: 0.4 });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
