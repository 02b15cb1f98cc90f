import * as z from 'zod/mini';
// By another name: the linter takes "z.catch" for that of a promise.
import { catch as otherwise } from 'zod/mini';
import { budget, chosenSettings, type Budget, type ChosenSettings } from '../protocol/settings.ts';

/** What a person chose in one playground. */
export interface PlaygroundChoice {
  readonly settings: ChosenSettings;
  readonly budget: Budget;
  readonly temperature: number;
}

export const defaultChoice: PlaygroundChoice = { settings: {}, budget: { seconds: 60 }, temperature: 0.8 };

/** What a playground keeps of itself across a reload of the window. What is not valid (any more) is as if it had not been chosen. */
export const savedPlayground = z.object({
  document: z.url(),
  settings: otherwise(chosenSettings, defaultChoice.settings),
  budget: otherwise(budget, defaultChoice.budget),
  temperature: otherwise(z.number().check(z.minimum(0), z.maximum(5)), defaultChoice.temperature),
});
