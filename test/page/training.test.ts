import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { violationsIn } from './driver/accessibility.ts';
import { engineProcess } from './driver/engineProcess.ts';
import { Person } from './driver/person.ts';
import { until } from './driver/until.ts';

const verse =
  'The cat sat on the mat. The dog lay on the rug. <img src=x onerror=alert(1)> Who sat on the mat? The cat.\n';

describe('training on the open document', () => {
  let person: Person;
  let playground: Frame;
  before(async () => {
    person = await Person.sitsDown({ files: { 'verse.txt': verse.repeat(200) } });
  });
  after(() => person.leaves());

  const curve = () => playground.getByRole('slider', { name: /^Learning curve/ });

  /** The latest bits per character that the curve's summary tells. */
  const bits = async () => {
    const summary = await curve().getAttribute('aria-label');
    return Number(summary?.match(/training ([\d.]+)/)?.[1] ?? Number.NaN);
  };

  it('begins from the palette and the curve falls', async () => {
    await person.opens('verse.txt');
    await person.runs('Recurrent: Train on This Document');
    playground = await person.webview('Playground: verse.txt');
    await until('the first point of the curve', async () => (Number.isNaN(await bits()) ? undefined : true));
    await until('a loss below one bit', async () => ((await bits()) < 1 ? true : undefined));
    await person.statusBarItem(/bits/).waitFor();
  });

  it('shows what the network writes, as text and never as HTML', async () => {
    await playground.locator('.sample pre').filter({ hasText: '<img' }).waitFor();
    assert.equal(await playground.locator('.sample pre *').count(), 0);
    assert.equal(await playground.locator('img').count(), 0);
    await person.keepsPicture('training');
  });

  it('is steered while it goes on, and keeps what is being typed', async () => {
    const steering = playground.locator('form.steering');
    const rate = steering.getByLabel('Learning rate', { exact: true });
    const before = Number(await rate.inputValue());
    await steering.getByRole('button', { name: 'Halve the learning rate' }).click();
    await until('half the rate', async () => Number(await rate.inputValue()) === before / 2);
    await rate.fill('0.0');
    const bitsBefore = await playground.locator('.figures').innerText();
    await until('another report', async () => (await playground.locator('.figures').innerText()) !== bitsBefore);
    assert.equal(await rate.inputValue(), '0.0');
    await rate.fill('0.01');
    await rate.press('Tab');
    await until('the typed rate', async () => Number(await rate.inputValue()) === 0.01);
    await rate.press('ArrowUp');
    await until('a rate a small step higher', async () => Number(await rate.inputValue()) === 0.0101);
    await rate.press('Tab');
    assert.equal(await playground.locator('[role=alert]').count(), 0);
  });

  it('makes exactly one step at a click while it is paused', async () => {
    const step = async () => {
      const figures = await playground.locator('.figures').innerText();
      return Number(/step ([\d,]+)/.exec(figures)?.[1]?.replaceAll(',', ''));
    };
    await playground.getByRole('button', { name: 'Pause' }).click();
    const once = playground.getByRole('button', { name: 'One step' });
    await once.waitFor();
    const reported = await step();
    await once.click();
    // The last report before a pause may be older than the pause.
    const before = await until('the report of this step', async () => ((await step()) > reported ? step() : undefined));
    await once.click();
    await until('another step', async () => (await step()) > before);
    await person.keepsPicture('training-paused');
    assert.equal(await step(), before + 1);
  });

  it('writes anew at another temperature', async () => {
    const sample = playground.locator('.sample pre');
    const before = await sample.innerText();
    await playground.getByLabel('Temperature').fill('2');
    await playground.getByText(/^after step [\d,]+ at temperature 2\.00$/).waitFor();
    assert.notEqual(await sample.innerText(), before);
    await playground.getByRole('button', { name: 'Resume' }).click();
  });

  it('goes on when the panel is closed, and stops when told to', async () => {
    await person.tab('Playground: verse.txt').click();
    await person.runs('View: Close Editor');
    await person.tab('Playground: verse.txt').waitFor({ state: 'detached' });
    await person.statusBarItem(/bits/).waitFor();
    await person.runs('Recurrent: Open Playground');
    playground = await person.webview('Playground: verse.txt');
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    assert.match(await playground.locator('[role=status]').innerText(), /Stopped at step [\d,]+/);
  });

  it('has nothing that axe-core objects to', async () => {
    assert.deepEqual(await violationsIn(playground), []);
  });

  /** Waits for the curve in a window that comes up again, where VS Code may make a webview twice. */
  const comesBack = (isAsBefore: (bits: number) => boolean) =>
    until('the curve of before', async () => {
      playground = await person.webview('Playground: verse.txt');
      return isAsBefore(await bits().catch(() => Number.NaN));
    });

  it('is still there after the window was reloaded', async () => {
    playground = await person.webview('Playground: verse.txt');
    const before = await bits();
    await person.reloads();
    await comesBack((bits) => Math.abs(bits - before) < 0.2);
    await person.keepsPicture('training-reloaded');
  });

  it('goes on from the last good model at a lower rate where it diverged', async () => {
    const form = playground.locator('form.settings');
    const choose = async (rate: string) => {
      await form.getByLabel('Learning rate').fill(rate);
      await form.getByLabel('Learning rate').press('Tab');
    };
    await choose('10');
    await playground.getByRole('button', { name: 'Train again' }).click();
    await playground.getByRole('button', { name: 'Go on from the last good model at 0.005' }).click();
    await playground.getByRole('button', { name: 'Stop' }).waitFor();
    await until('a loss below two bits', async () => (await bits()) < 2);
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    await choose('');
  });

  it('is still there when the window died in the middle, and nothing goes on behind it', async () => {
    playground = await person.webview('Playground: verse.txt');
    await playground.getByRole('button', { name: 'Train again' }).click();
    await playground.getByRole('button', { name: 'Stop' }).waitFor();
    await until('a loss below one bit', async () => ((await bits()) < 1 ? true : undefined));
    const engine = await engineProcess();
    assert.ok(engine);
    process.kill(engine.host, 'SIGKILL');
    await until('the end of the engine', async () => !(await engineProcess()));
    await person.reloads();
    await comesBack((bits) => bits < 1);
  });
});
