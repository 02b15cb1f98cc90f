import assert from 'node:assert/strict';
import type { PairsSnapshot, PairUnderCursor, TranslateQuestion } from '../../../../src/protocol/pairs.ts';
import type { TranslateAnswer } from '../../../../src/protocol/translation.ts';
import { openPanelPage, type PanelPage } from './panelPage.ts';

const choice = { reading: { format: null, columns: null, targets: null }, settings: {}, budget: { seconds: 60 } };

/** The snapshot of a panel that is opened while its run is paused. */
const paused = {
  uri: 'file:///dates.tsv',
  name: 'dates.tsv',
  choice,
  run: { phase: 'paused', finished: null, curve: [] },
  other: { phase: 'idle', finished: null, curve: [] },
  published: 40,
  examples: [],
  pair: null,
} as unknown as PairsSnapshot;

const pairAt = (at: number, line = 7): PairUnderCursor => ({
  source: `JAN 0${line}`,
  target: '01',
  line,
  cursor: { side: 'source', at },
});

describe('the network looked into in a panel of pairs', () => {
  const asked: TranslateQuestion[] = [];
  let page: PanelPage;
  before(async () => {
    const kept = { document: paused.uri, choice, asking: { ownSource: 'FEB 02', beam: 99, lengthPenalty: 'long' } };
    page = await openPanelPage(kept, {
      ready: () => paused,
      translate: (question) => {
        asked.push(question);
        if (question.source === '') throw new Error('There is nothing to translate.');
        return { source: question.source, output: question.prefix || 'output' } as TranslateAnswer;
      },
    });
    await page.conversation.conversation.open();
    await answered();
  });

  /** Waits until what was asked is answered and what was told is heard. */
  const answered = () => new Promise((resolve) => void setImmediate(resolve));
  const tells = async (pair: PairUnderCursor) => {
    page.host.notify('pair', pair);
    await answered();
  };
  const forces = async (prefix: string) => {
    const { changes } = page.translation;
    changes.value = { ...changes.value, prefix };
    await answered();
  };

  it('answers at once where a paused run is, as it was asked before the panel was hidden', () => {
    assert.deepEqual(
      asked.map(({ source, beam, lengthPenalty }) => [source, beam, lengthPenalty]),
      [['FEB 02', 10, 0.6]],
    );
    assert.equal(page.translation.answer.value?.output, 'output');
  });

  it('is asked by a panel that keeps how', async () => {
    page.asking.ownSource.value = '';
    page.asking.chooseBeam(4.4);
    page.asking.chooseLengthPenalty(7);
    await tells(pairAt(0));
    assert.deepEqual([asked.at(-1)?.source, asked.at(-1)?.beam, asked.at(-1)?.lengthPenalty], ['JAN 07', 4, 2]);
    const asking = { ownSource: '', beam: 4, lengthPenalty: 2, forceTarget: false };
    assert.deepEqual(page.kept(), { document: paused.uri, choice, asking });
  });

  it('keeps what was changed while the cursor moves within its pair, and no longer', async () => {
    await forces('3');
    assert.equal(page.translation.changedAnswer.value?.output, '3');
    await tells(pairAt(2));
    assert.equal(page.translation.changes.value.prefix, '3');
    assert.equal(page.translation.changedAnswer.value?.output, '3');
    await tells(pairAt(2, 8));
    assert.equal(page.translation.isChanged.value, false);
    assert.equal(page.translation.changedAnswer.value, null);
  });

  it('says why there is no answer to what was changed until that is undone', async () => {
    const { changes, changedAnswer, changedTrouble, trouble, undoChanges } = page.translation;
    await forces('3');
    changes.value = { ...changes.value, sourceUnits: [] };
    await answered();
    assert.equal(changedTrouble.value, 'There is nothing to translate.');
    assert.equal(changedAnswer.value, null);
    assert.equal(trouble.value, null);
    undoChanges();
    assert.equal(changedTrouble.value, null);
  });
});
