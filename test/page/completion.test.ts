import assert from 'node:assert/strict';
import { Person } from './driver/person.ts';
import { until } from './driver/until.ts';

const verse = [
  'The old lighthouse keeper climbed the winding staircase every evening.',
  'The old lighthouse keeper lit the lamp and watched the harbour.',
  'Nobody in the harbour knew the old lighthouse keeper by name.',
  '',
].join('\n');

describe('suggestions while typing', () => {
  let person: Person;
  before(async () => {
    person = await Person.sitsDown({ files: { 'story.md': verse.repeat(12) }, settings: { 'editor.fontSize': 16 } });
    await person.opens('story.md');
    await person.page.getByRole('button', { name: /Recurrent suggests words/ }).waitFor({ timeout: 60_000 });
    await person.clicksIntoEditor();
    await person.presses('Control+End');
  });
  after(() => person.leaves());

  const ghostText = () => person.page.locator('.ghost-text-decoration, .ghost-text-decoration-preview');
  const lastLine = async () => {
    const lines = await person.page.locator('.editor-group-container.active .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  };

  it('show the likely word behind the cursor before a letter of it is typed', async () => {
    await person.types('Then the old ');
    await ghostText().first().waitFor({ timeout: 20_000 });
    assert.match(await ghostText().first().innerText(), /^lighthouse/);
    await person.keepsPicture('ghost-text-dark');
    await person.choosesTheme('light');
    await person.keepsPicture('ghost-text-light');
    await person.choosesTheme('dark');
  });

  it('stay while they are typed into', async () => {
    await person.clicksIntoEditor();
    await person.presses('Control+End');
    await person.types('light');
    await until('the rest of the word', async () => (await ghostText().first().innerText()).startsWith('house'));
  });

  it('are accepted with Tab', async () => {
    await person.presses('Tab');
    await until('the word in the text', async () => (await lastLine()).includes('Then the old lighthouse'));
  });
});
