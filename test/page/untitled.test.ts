import assert from 'node:assert/strict';
import { Person } from './driver/person.ts';
import { until } from './driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.  ';

describe('the model of an untitled document', () => {
  let person: Person;
  before(async () => {
    person = await Person.sitsDown({
      settings: { 'files.trimTrailingWhitespace': true, 'files.insertFinalNewline': true },
    });
  });
  after(() => person.leaves());

  const model = (name: string) => person.page.locator('.pane-body .monaco-list-row', { hasText: name });

  it('stays with it when it is saved as a file, tidied up on the way', async () => {
    await person.runs('File: New Untitled Text File');
    await person.page.locator('.tab[data-resource-name="Untitled-1"]').waitFor();
    await person.clicksIntoEditor();
    await person.page.keyboard.insertText(`${verse}\n`.repeat(40) + verse);
    await person.runs('Recurrent: Train on This Document');
    const playground = await person.webview('Playground: Untitled-1');
    await until('some training', async () => /step \d/.test(await playground.locator('.figures').innerText()));
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    await person.runs('Recurrent: Focus on Models View');
    await model('Untitled-1').waitFor();

    await person.page.locator('.tab[data-resource-name="Untitled-1"]').click();
    await person.runs('File: Save As...');
    // The name it offers is the first line.
    await person.savesAsOffered();
    await model(verse.slice(0, 20)).waitFor();
    assert.equal(await model('Untitled-1').count(), 0);
    await person.keepsPicture('untitled-saved');
  });
});
