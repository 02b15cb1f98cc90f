import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { Person } from './driver/person.ts';
import { until } from './driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';
const spacedVerse = verse.replace('\n', '  ');

describe('models people keep', () => {
  let person: Person;
  let playground: Frame;
  before(async () => {
    person = await Person.sitsDown({
      files: { 'verse.txt': verse.repeat(100) },
      settings: {
        'files.autoSave': 'off',
        'files.trimTrailingWhitespace': true,
        'files.insertFinalNewline': true,
        '[markdown]': { 'recurrent.generation.length': 100_000 },
      },
    });
    await person.opens('verse.txt');
    await person.runs('Recurrent: Train on This Document');
    playground = await person.webview('Playground: verse.txt');
    await until('some training', async () => ((await step()) > 20 ? true : undefined));
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
  });
  after(() => person.leaves());

  const step = async () => {
    const figures = await playground.locator('.figures').allInnerTexts();
    return Number(
      figures
        .join(' ')
        .match(/step ([\d,]+)/)?.[1]
        ?.replaceAll(',', '') ?? 0,
    );
  };

  it('stand in a view of their own', async () => {
    await person.runs('Recurrent: Focus on Models View');
    const item = person.page.locator('.pane-body .monaco-list-row', { hasText: 'verse.txt' });
    await item.filter({ hasText: 'LSTM' }).waitFor();
    // The room that models take, and the room they may.
    await person.page.locator('.pane-header', { hasText: /[\d.]+ of 500 MB/ }).waitFor();
    await person.keepsPicture('models');
  });

  it('go on where their training stopped', async () => {
    const before = await step();
    await playground.getByRole('button', { name: 'Continue training' }).click();
    await until('more steps than before', async () => ((await step()) > before ? true : undefined));
    assert.ok((await step()) < before + 200, 'training began where it stopped, not anew');
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
  });

  it('write on in an editor of their own and show what they copied', async () => {
    await person.tab('verse.txt').first().click();
    await person.runs('Recurrent: Generate Text');
    // Its label is its first line as soon as that is written.
    await person.page.locator('.tab[data-resource-name^="Untitled-"]').first().waitFor();
    await until('a written text', async () => {
      const [, written = ''] = await person.page.locator('.monaco-editor .view-lines').allInnerTexts();
      return /\bcat\b/.test(written);
    });
    await person.statusBarItem(/copied from the document/).waitFor();
    await person.keepsPicture('generate');
  });

  it('mark what they copied into the document itself, also when it is saved', async () => {
    const marks = person.page.locator('.editor-instance[aria-label^="verse.txt"] .view-lines [class*="ced-"]');
    const unsaved = person.page.locator('.tab.dirty[data-resource-name="verse.txt"]');
    await person.tab('verse.txt').first().click();
    await person.runs('Recurrent: Generate Text at the Cursor');
    await marks.first().waitFor();
    await unsaved.waitFor();
    await person.runs('File: Save');
    await unsaved.waitFor({ state: 'detached' });
    await person.keepsPicture('generate-here');
    assert.notEqual(await marks.count(), 0);
  });

  it('are cancelled while they write, and leave what was written until then', async () => {
    const copied = person.statusBarItem(/copied from the document/);
    await person.tab('verse.txt').first().click();
    await person.runs('Change Language Mode');
    await person.page.keyboard.type('Markdown');
    await person.page.keyboard.press('Enter');
    await person.statusBarItem('Markdown').waitFor();
    // What was said of the text before would pass for what is said of this one.
    await copied.waitFor({ state: 'hidden' });
    await person.runs('Recurrent: Generate Text');
    const writing = person.notification('Writing');
    // The text is written in seconds: there is no time to wait until the notification stands still.
    await writing.getByRole('button', { name: 'Cancel' }).dispatchEvent('click');
    await writing.waitFor({ state: 'detached' });
    await copied.waitFor();
    await person.page.locator('.tab[data-resource-name="Untitled-2"]').click();
    await person.clicksIntoEditor();
    await person.presses('Control+A');
    const selected = person.statusBarItem(/\(\d+ selected\)/);
    const [, written] = /\((\d+) selected\)/.exec(await selected.innerText()) ?? [];
    assert.ok(Number(written) > 0 && Number(written) < 100_000, written);
    await person.keepsPicture('generate-cancelled');
  });

  it('are forgotten when asked to, wholly', async () => {
    await person.tab('verse.txt').first().click();
    await person.runs('Recurrent: Forget This Document');
    await person.page.getByRole('button', { name: 'Forget', exact: true }).click();
    await person.page.locator('.pane-body', { hasText: 'A model appears here' }).waitFor();
  });

  it('stay with an untitled document when it is saved as a file, tidied up on the way', async () => {
    const model = (name: string) => person.page.locator('.pane-body .monaco-list-row', { hasText: name });
    await person.runs('View: Close All Editors');
    await person.page.getByRole('button', { name: "Don't Save" }).click();
    await person.runs('File: New Untitled Text File');
    const tab = person.page.locator('.tab[data-resource-name="Untitled-1"]');
    await tab.waitFor();
    await person.runs('Recurrent: Open Playground');
    playground = await person.webview('Playground: Untitled-1');
    await playground.getByRole('alert').filter({ hasText: 'This document is empty' }).waitFor();
    await tab.click();
    await person.clicksIntoEditor();
    await person.page.keyboard.insertText(`${spacedVerse}\n`.repeat(40) + spacedVerse);
    await playground.getByRole('button', { name: 'Train', exact: true }).click();
    assert.equal(await playground.getByRole('alert').count(), 0);
    await until('some training', async () => (await step()) > 0);
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    await person.runs('Recurrent: Focus on Models View');
    await model('Untitled-1').waitFor();

    await tab.click();
    await person.runs('File: Save As...');
    // The name it offers is the first line.
    await person.savesAsOffered();
    await model(spacedVerse.slice(0, 20)).waitFor();
    assert.equal(await model('Untitled-1').count(), 0);
    await person.keepsPicture('untitled-saved');
  });
});
