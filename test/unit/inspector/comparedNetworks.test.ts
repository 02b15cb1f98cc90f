import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { comparedNetworks } from '../../../src/inspector/comparedNetworks.ts';
import type { Services } from '../../../src/models/services.ts';

const document = {} as vscode.Uri;

function services(runs: readonly object[]): Services {
  const saved = (run: string) => (run === 'gone' ? null : { path: run });
  return {
    runs: { of: async () => runs },
    models: { savedOfRun: async (_: vscode.Uri, run: string) => saved(run) },
  } as unknown as Services;
}

function run(name: string, number: number, cell: string, comparison: string | null, bitsPerCharacter: number | null) {
  return {
    run: name,
    number,
    settings: { cell },
    comparison: comparison && { id: comparison, equal: 'hidden', seeds: 1 },
    hasModel: comparison !== null,
    bitsPerCharacter,
  };
}

describe('the networks a prediction is explained on, beside the document’s own', () => {
  it('are the best of each other cell in the last comparison', async () => {
    const found = await comparedNetworks(
      services([
        run('old', 1, 'rnn', 'first', 1),
        run('worse', 2, 'rnn', 'second', 3),
        run('better', 3, 'rnn', 'second', 2),
        run('own cell', 4, 'lstm', 'second', 2),
        run('gru', 5, 'gru', 'second', null),
        run('later, alone', 6, 'gru', null, 1),
      ]),
      document,
      'lstm',
    );
    assert.deepEqual(found, [
      { run: null, saved: { path: 'better' } },
      { run: null, saved: { path: 'gru' } },
    ]);
  });

  it('are none where nothing was compared, or its models are gone', async () => {
    assert.deepEqual(await comparedNetworks(services([run('alone', 1, 'gru', null, 1)]), document, 'lstm'), []);
    assert.deepEqual(await comparedNetworks(services([run('gone', 1, 'gru', 'a', 1)]), document, 'lstm'), []);
  });
});
