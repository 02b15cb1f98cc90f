import type { ChosenSettings } from '../protocol/settings.ts';

/** Of networks trained for suggestions. Few words make many parameters: networks of words need more dropout than is usual. */
export const networkSettings: ChosenSettings = { unit: 'word', dropout: 0.4 };
