import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import { showTrainingProgress } from '../training/progressNotification.ts';
import { startTraining } from '../training/startTraining.ts';
import { trainingDocument } from '../training/trainingDocument.ts';
import { networkSettings } from './networkSettings.ts';

const seconds = 60;

/** Trains a network that reads words on the document; it joins in the suggestions when it is done. */
export async function trainForSuggestions(services: Services, { uri }: vscode.TextDocument): Promise<void> {
  const document = await trainingDocument(uri);
  const session = services.sessions.of(uri);
  if (session.busy) return;
  const finished = startTraining(services, document, networkSettings, { seconds });
  const [ended] = await Promise.all([finished, showTrainingProgress(session, finished)]);
  const { phase, sentence } = session.view;
  if (ended && phase === 'failed' && sentence !== null) throw new Error(sentence);
}
