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
    person = await Person.sitsDown({
      files: { 'story.md': verse.repeat(12), 'windows.md': verse.repeat(12).replaceAll('\n', '\r\n') },
      settings: { 'editor.fontSize': 16 },
    });
    await opens('story.md');
  });
  after(() => person.leaves());

  const opens = async (file: string) => {
    await person.opens(file);
    await status('Recurrent suggests words').waitFor();
    await goesToTheEnd();
  };
  const status = (sentence: string) => person.page.locator(`.statusbar-item[aria-label*="${sentence}"]`);
  const goesToTheEnd = async () => {
    await person.clicksIntoEditor();
    await person.presses('Control+End');
  };
  const ghostText = () =>
    until('ghost text', async () => {
      const parts = await person.page.locator('.ghost-text-decoration').allInnerTexts();
      return parts.join('').replaceAll('\u00a0', ' ') || undefined;
    });
  /** What stands in the document, without what is only suggested. */
  const text = async () => {
    const lines = await person.page.locator('.editor-group-container.active .view-line').evaluateAll((found) =>
      found.map((line) => {
        const own = line.cloneNode(true) as Element;
        for (const ghost of own.querySelectorAll('.ghost-text-decoration')) ghost.remove();
        return own.textContent;
      }),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  };
  const sees = (what: string) => until(`"${what}" in the text`, async () => (await text()).includes(what));
  const scoreboardRow = (label: string) => person.page.locator(`.monaco-list-row[aria-label^="${label}"]`);

  it('show the likely word behind the cursor before a letter of it is typed', async () => {
    await person.types('Then the old ');
    assert.match(await ghostText(), /^lighthouse/);
    await person.keepsPicture('ghost-text-dark');
  });

  it('can be cycled through and dismissed', async () => {
    await person.presses('Alt+]');
    await until('another word', async () => !(await ghostText()).startsWith('lighthouse'));
    await person.presses('Alt+[');
    await until('the first word', async () => (await ghostText()).startsWith('lighthouse'));
    await person.presses('Escape');
    await until('no ghost text', async () => (await person.page.locator('.ghost-text-decoration').count()) === 0);
  });

  it('stay while they are typed into', async () => {
    await person.types('light');
    await until('the rest of the word', async () => (await ghostText()).startsWith('house'));
  });

  it('are accepted with Tab', async () => {
    await person.presses('Tab');
    await sees('Then the old lighthouse');
  });

  it('are accepted by word', async () => {
    await person.types('\nNobody in the harbour knew the old ');
    await ghostText();
    await person.presses('Control+ArrowRight');
    await person.types('!');
    await sees('knew the old lighthouse!');
  });

  it('move the scoreboard with every word that is typed', async () => {
    await person.runs('Recurrent: Show Scoreboard');
    // It takes the focus when it is there: whoever types before types into it.
    await until('the focus in the view', () =>
      person.page.evaluate(() => document.activeElement?.closest('.pane-body') !== null),
    );
    await goesToTheEnd();
    await person.page.keyboard.type('\nThe old lighthouse keeper lit the lamp and watched the harbour. ', {
      delay: 60,
    });
    await person.statusBarItem('Ln 39, ').waitFor();
    await scoreboardRow('Keystrokes that could be saved: ').waitFor();
    await until('a word tested', async () => /[1-9]/.test((await scoreboardRow('Words tested').innerText()) ?? ''));
    await until('keystrokes saved', async () =>
      /: [1-9]\d* ?%/.test(await scoreboardRow('Keystrokes that could be saved').innerText()),
    );
    assert.match(await scoreboardRow('Accepted').innerText(), /Accepted: [2-9]/);
    await scoreboardRow('Network: none').waitFor();
    await person.keepsPicture('scoreboard-dark');
  });

  it('move the percentage in the status bar, too', async () => {
    const saved = async () => /\d+(?= ?%)/.exec((await status('could be saved').getAttribute('aria-label')) ?? '')?.[0];
    const before = await until('a percentage', saved);
    await person.page.keyboard.type('Xylophones qualify zebras nowhere. ', { delay: 60 });
    await until('another percentage', async () => {
      const after = await saved();
      return after !== undefined && after !== before;
    });
  });

  it('say why', async () => {
    await person.types('Then the old ');
    await ghostText();
    await person.runs('Recurrent: Why This Suggestion?');
    const row = person.page.locator('.quick-input-list .monaco-list-row[aria-label*="lighthouse"]');
    await row.first().waitFor();
    assert.match(await row.first().innerText(), /lighthouse[^]*%[^]*counts[^]*line \d+: /);
    await person.keepsPicture('why-this-suggestion');
    await person.presses('Escape');
  });

  it('stand where they belong in a file with Windows line ends', async () => {
    await opens('windows.md');
    await person.types('Then the old ');
    assert.match(await ghostText(), /^lighthouse/);
    await person.presses('Tab');
    await sees('Then the old lighthouse');
  });

  it('stop when they are switched off', async () => {
    await person.runs('Recurrent: Toggle Suggestions');
    await status('Suggestions are off.').waitFor();
    await goesToTheEnd();
    await person.types('\nThen the old ');
    await person.page.waitForTimeout(1500);
    assert.equal(await person.page.locator('.ghost-text-decoration').count(), 0);
    await person.runs('Recurrent: Toggle Suggestions');
    await status('Recurrent suggests words').waitFor();
  });

  it('are listed beside the words of VS Code, not instead of them, where that is wanted', async () => {
    await person.leaves();
    person = await Person.sitsDown({
      files: { 'story.md': verse.repeat(12) },
      settings: { 'editor.fontSize': 16, 'recurrent.suggestions.completionItems': true },
      theme: 'light',
    });
    await opens('story.md');
    await person.types('Then the old ');
    await ghostText();
    await person.keepsPicture('ghost-text-light');
    await person.types('l');
    await person.presses('Control+Space');
    const entries = person.page.locator('.suggest-widget .monaco-list-row');
    await entries.filter({ hasText: '%' }).filter({ hasText: 'lighthouse' }).first().waitFor();
    await entries.filter({ hasNotText: '%' }).filter({ hasText: 'lamp' }).first().waitFor();
    await person.keepsPicture('suggest-widget');
  });
});
