import assert from 'node:assert/strict';
import { Choice } from '../../../webview/shared/choice.ts';
import { refusal } from '../../../webview/shared/refusal.ts';

describe('what a person chooses in a view', () => {
  let remembered: number[];
  let choice: Choice<number>;
  beforeEach(() => {
    remembered = [];
    choice = new Choice(0, () => remembered.push(choice.accepted));
  });
  const accepted = () => Promise.resolve('planned');
  const refused = () => Promise.reject(new Error('It is too large.'));

  it('is drawn at once, and remembered when the host accepted it', async () => {
    const answer = choice.change(1, accepted);
    assert.equal(choice.value, 1);
    assert.deepEqual(remembered, []);
    assert.equal(await answer, 'planned');
    assert.deepEqual(remembered, [1]);
  });

  it('is taken back where the host refuses it, and never remembered', async () => {
    choice.receive(1);
    assert.equal(await choice.change(2, refused), undefined);
    assert.equal(refusal.value, 'It is too large.');
    assert.equal(choice.value, 1);
    assert.deepEqual(remembered, [1]);
  });

  it('stays where something before it is refused', async () => {
    const first = choice.change(1, refused);
    const second = choice.change(2, accepted);
    await Promise.all([first, second]);
    assert.equal(choice.value, 2);
    assert.deepEqual(remembered, [2]);
  });
});
