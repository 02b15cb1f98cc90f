import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { faintTextIn, violationsIn } from './driver/accessibility.ts';
import { Person } from './driver/person.ts';
import { themesToLookAt } from './driver/themes.ts';
import { until } from './driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';

describe('somebody without a mouse and without eyes', () => {
  let person: Person;
  let playground: Frame;
  before(async () => {
    person = await Person.sitsDown({ files: { 'verse.txt': verse.repeat(100) } });
    await person.opens('verse.txt');
  });
  after(() => person.leaves());

  /** Runs a command from the palette by keys alone. */
  const runs = async (title: string) => {
    await person.presses('F1');
    await person.page.locator('.quick-input-widget input[type="text"]').waitFor();
    await person.types(title);
    await person.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${title}"]`).waitFor();
    await person.presses('Enter');
  };

  /** What a screen reader says of the element that has the focus: role, name, value or state. */
  const spoken = async (): Promise<string> => {
    const focused = playground.locator(':focus');
    return (await focused.count()) === 0 ? '' : ((await focused.ariaSnapshot()).split('\n')[0] ?? '');
  };

  /** Goes on with Tab until what is spoken is as wanted; tells everything passed on the way. */
  const goesTo = async (wanted: RegExp, key = 'Tab'): Promise<string[]> => {
    const passed: string[] = [];
    while (passed.length < 60) {
      await person.presses(key);
      const said = await spoken();
      passed.push(said);
      if (wanted.test(said)) return passed;
    }
    throw new Error(`Not reached by ${key}: ${String(wanted)}, but\n${passed.join('\n')}`);
  };

  it('gets into the playground and finds every control with a name', async () => {
    await runs('Recurrent: Open Playground');
    playground = await person.webview('Playground: verse.txt');
    await playground.getByRole('button', { name: 'Train', exact: true }).waitFor();
    await person.presses('Control+2');
    const passed = await goesTo(/^- button "Compare RNN, LSTM and GRU"/);
    assert.ok(
      passed.some((said) => said.startsWith('- button "Train"')),
      passed.join('\n'),
    );
    assert.ok(
      passed.some((said) => said.startsWith('- combobox "Cell"')),
      passed.join('\n'),
    );
    for (const said of passed.filter((text) => text !== '')) assert.match(said, /^- '?[a-z]+ "[^"]+"|^- [a-z]+: ./);
  });

  it('chooses settings and trains', async () => {
    await goesTo(/^- combobox "Cell"/, 'Shift+Tab');
    await person.presses('ArrowDown');
    await until('another cell', async () =>
      /option "GRU" \[selected\]/.test(await playground.locator(':focus').ariaSnapshot()),
    );
    await goesTo(/^- spinbutton "Seconds"/);
    await person.presses('Control+A');
    await person.types('12');
    await goesTo(/^- button "Train"/, 'Shift+Tab');
    await playground.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const log = document.querySelector('[role=log]');
      if (!log) throw new Error('Nothing speaks of progress.');
      new MutationObserver(() => said.push(log.textContent)).observe(log, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await person.presses('Enter');
    await until(
      'a button of the running training',
      async () => /^- button "(Pause|Stop)"/.test(await spoken()) || undefined,
    );
  });

  it('hears how training goes on, now and then', async () => {
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    const said = await playground.evaluate(() => (window as unknown as { said: string[] }).said);
    assert.match(said[0] ?? '', /^Step [\d,]+: \d+\.\d\d bits per character/);
    assert.ok(said.length <= 2, `said ${said.length} times in 12 seconds: ${said.join(' ')}`);
    assert.match(await playground.locator('[role=status]').innerText(), /^(Done after|Stopped at step) [\d,]+/);
    assert.match(await spoken(), /^- button "Train again"/, 'the focus is not lost when the buttons change');
  });

  it('reads the learning curve value by value', async () => {
    await goesTo(/^- '?slider "Learning curve: /);
    const value = () => playground.locator(':focus').getAttribute('aria-valuetext');
    await person.presses('Home');
    const first = await value();
    assert.match(first ?? '', /^steps [\d,]+: training \d\.\d+/);
    await person.presses('ArrowRight');
    const second = await value();
    assert.notEqual(second, first);
    const step = (said: string | null) => Number(said?.match(/^steps ([\d,]+)/)?.[1]?.replaceAll(',', ''));
    assert.ok(step(second) > step(first));
    await playground.locator('.chart:focus .uplot:not(.idle) .u-value').first().waitFor();
    await person.keepsPicture('keyboard-curve');
    await person.presses('End');
    assert.match((await value()) ?? '', /counting letters \d\.\d+, counting 3 letters back \d\.\d+$/);
    await goesTo(/^- '?slider "Gradient norm/);
    await person.presses('ArrowLeft');
    assert.match((await value()) ?? '', /^steps [\d,]+: gradient norm [\d.e-]+, clipped above/);
  });

  it('compares RNN, LSTM and GRU and hears what came of it', async () => {
    await goesTo(/^- spinbutton "Steps"/);
    await person.types('40');
    await goesTo(/^- spinbutton "Seconds"/, 'Shift+Tab');
    await person.presses('Control+A');
    await person.presses('Delete');
    await goesTo(/^- button "Compare RNN, LSTM and GRU"/);
    await person.presses('Enter');
    for (const answer of ['Equal hidden size', '1 seed', 'as in the playground']) {
      // Its list comes a moment after the question, and hears no key before.
      const entry = person.page.locator('.quick-input-list .monaco-list-row', { hasText: answer }).first();
      await entry.waitFor();
      await person.pressesUntil('Enter', (timeout) => entry.waitFor({ state: 'hidden', timeout }));
    }
    const table = playground.getByRole('group', { name: 'Comparison' }).getByRole('table');
    await table.getByRole('row', { name: /^GRU / }).waitFor();
    await until('four runs', async () => (await playground.locator('table.runs tbody tr').count()) === 4);
    const heard = await table.ariaSnapshot();
    for (const cell of ['RNN', 'LSTM', 'GRU', 'Counting letters'])
      assert.match(heard, new RegExp(`rowheader "${cell}"\\n\\s+- cell "\\d\\.\\d{3}"`));
  });

  it('sorts, chooses and notes runs', async () => {
    await person.presses('Control+2');
    await goesTo(/^- button "Parameters"/);
    await person.presses('Enter');
    await playground.locator('th[aria-sort="ascending"]', { hasText: 'Parameters' }).waitFor();
    await goesTo(/^- checkbox "Choose run \d"/);
    await person.presses('Space');
    await playground.getByRole('heading', { name: 'Chosen runs' }).waitFor();
    assert.match(await spoken(), /^- checkbox "Choose run \d" \[checked\]/);
    await goesTo(/^- textbox "Note on run \d"/);
    await person.types('by ear');
    await goesTo(/^- (button|checkbox) "(Use|Choose)/);
    await until(
      'the note',
      async () =>
        (await playground
          .locator('input.note')
          .evaluateAll((notes) => notes.some((note) => (note as HTMLInputElement).value === 'by ear'))) || undefined,
    );
  });

  it('finds the model in the Models view and opens its playground', async () => {
    await runs('Recurrent: Focus on Models View');
    const row = person.page.locator('.pane-body .monaco-list-row[aria-label*="bits per character"]');
    await row.waitFor();
    assert.match((await row.getAttribute('aria-label')) ?? '', /^verse\.txt, GRU \d+, \d\.\d\d bits per character, /);
    // VS Code gives the focus to the rows only where they were there already.
    await runs('Recurrent: Focus on Models View');
    await person.page.locator('.pane-body .monaco-list:focus').waitFor();
    const focused = person.page.locator('.pane-body .monaco-list-row.focused[aria-label^="verse.txt, GRU"]');
    await person.pressesUntil('ArrowDown', (timeout) => focused.waitFor({ timeout }));
    await person.keepsPicture('keyboard-models');
    await person.presses('Enter');
    await person.tab('Playground: verse.txt').waitFor();
  });

  it('sees everything in all four kinds of theme, at 200 % zoom and in a panel 300 pixels wide', async () => {
    const steps = playground.locator('form.settings').getByLabel('Steps');
    await steps.fill('');
    await steps.press('Tab');
    await playground.getByRole('button', { name: 'Train again' }).click();
    await playground.getByRole('button', { name: 'Pause' }).click();
    await playground.getByRole('button', { name: 'One step' }).waitFor();
    for (const theme of themesToLookAt) {
      await person.choosesTheme(theme);
      assert.deepEqual(await faintTextIn(playground), [], theme);
      await person.keepsPicture(`playground-${theme}`);
    }
    await person.page.setViewportSize({ width: 720, height: 900 });
    assert.ok((await playground.evaluate(() => innerWidth)) <= 320);
    assert.equal(await playground.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await person.keepsPicture('playground-narrow');
    for (const [at, heading] of ['Learning curve', 'What it writes', 'Runs'].entries()) {
      await playground
        .getByRole('heading', { name: heading, exact: true })
        .evaluate((element) => element.scrollIntoView());
      await person.keepsPicture(`playground-narrow-${at}`);
    }
    assert.deepEqual(await violationsIn(playground), []);
    await person.page.setViewportSize({ width: 1440, height: 900 });
    await playground.getByRole('button', { name: 'Stop' }).click();
  });
});
