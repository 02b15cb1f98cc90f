import assert from 'node:assert/strict';
import { shownChoice } from '../../../src/inspector/shownChoice.ts';
import { defaultInspectorChoice, type InspectorChoice } from '../../../src/protocol/inspector.ts';

const asked: InspectorChoice = {
  ...defaultInspectorChoice,
  layer: 1,
  quantity: 'forget',
  sorting: 'correlation',
  unit: 100,
  coloring: 'unit',
};

describe('what is shown of a choice', () => {
  it('is the choice itself where the network has all of it', () => {
    const { layer, quantity, sorting, unit: chosen } = asked;
    assert.equal(shownChoice(asked, { layer, quantity, sorting, chosen }), asked);
  });

  it('is what the network answered otherwise', () => {
    const answer = { layer: 0, quantity: 'hidden', sorting: 'index', chosen: null } as const;
    assert.deepEqual(shownChoice(asked, answer), {
      ...asked,
      layer: 0,
      quantity: 'hidden',
      sorting: 'index',
      unit: null,
    });
  });
});
