import { sentence, SentenceError } from '../text/sentence.ts';
import type { ModelConfiguration } from './configuration.ts';

/** A setting that a trained model cannot change any more. */
export class FixedSetting extends SentenceError {
  override readonly name = 'FixedSetting';

  constructor(setting: string, value: string) {
    super(sentence("A training that goes on keeps its model's {0} ({1}).", setting, value));
  }
}

/** What is no part of a model's shape and meaning. */
const changeable = new Set(['dropout', 'attentionWindow']);

/** Throws `FixedSetting` for a choice that would need another model than the one that is there. */
export function requireSameModel(configuration: ModelConfiguration, choices: object): void {
  const trained = new Map<string, unknown>(Object.entries(configuration));
  for (const [key, value] of Object.entries(choices)) {
    if (value === undefined || !trained.has(key) || changeable.has(key) || value === trained.get(key)) continue;
    throw new FixedSetting(key, String(trained.get(key)));
  }
}
