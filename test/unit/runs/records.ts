import type { RunRecord } from '../../../src/protocol/runs.ts';

type Change = Partial<Omit<RunRecord, 'settings'>> & { readonly settings?: Partial<RunRecord['settings']> };

/** A run that ended as well as another; what matters to a test is changed. */
export function record({ settings, ...change }: Change = {}): RunRecord {
  return {
    run: '00000000-0000-4000-8000-000000000000',
    document: 'file:///story.txt',
    number: 1,
    endedAt: 0,
    note: '',
    comparison: null,
    continued: false,
    settings: {
      cell: 'lstm',
      gruReset: 'after',
      forgetBias: 1,
      coupledGates: false,
      peepholes: false,
      unit: 'character',
      layers: 1,
      hidden: 128,
      embedding: 48,
      tied: false,
      dropout: 0.2,
      attention: 'none',
      attentionWindow: 128,
      batch: 8,
      sequence: 48,
      learningRate: 0.02,
      clip: 1,
      heldOut: 0.1,
      seed: 1,
      ...settings,
    },
    budget: { steps: 100 },
    engine: 'wasm',
    parameters: 100_000,
    vocabulary: 40,
    characters: 10_000,
    heldOutCharacters: 1000,
    reason: 'budget',
    step: 100,
    bestStep: 90,
    seconds: 5,
    charactersPerSecond: 20_000,
    bitsPerCharacter: 2,
    baselines: { unigram: 4.2, ngram: 2.4, ngramOrder: 4 },
    hasModel: false,
    curve: [
      [10, 4, 4.1, 1],
      [20, 3, 3.2, 0.9],
    ],
    ...change,
  };
}
