import * as vscode from 'vscode';
import type { WordSource } from '../protocol/predictor.ts';
import { percent } from './shares.ts';

/** What one part of the predictor said of a word, for people. */
export function sourceSentence({ kind, probability }: WordSource): string {
  const chance = percent(probability);
  switch (kind) {
    case 'counts':
      return vscode.l10n.t('counts: {0}', chance);
    case 'network':
      return vscode.l10n.t('network: {0}', chance);
    case 'neuralCache':
      return vscode.l10n.t('network’s memory of earlier places: {0}', chance);
    case 'spelling':
      return vscode.l10n.t('spelling: {0}, a word not in this document yet', chance);
  }
}
