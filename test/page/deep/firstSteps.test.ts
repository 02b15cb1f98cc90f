import assert from 'node:assert/strict';
import { Person } from '../driver/person.ts';
import { storedRuns } from '../driver/storedModels.ts';
import { until } from '../driver/until.ts';

const verse = 'The cat sat on the mat. The dog lay on the rug. Who sat on the mat? The cat sat on it.\n';

describe('the walkthrough', () => {
  let person: Person;
  before(async () => {
    person = await Person.sitsDown({ files: { 'verse.txt': verse.repeat(100) } });
    await person.opens('verse.txt');
  });
  after(() => person.leaves());

  const done = (step: string) =>
    person.page.locator('.getting-started-step', { hasText: step }).locator('.codicon-getting-started-step-checked');

  const opensTheWalkthrough = async () => {
    await person.runs('Welcome: Open Walkthrough...');
    const title = 'Get Started with Recurrent Networks';
    await person.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  };

  it('notices by itself what was done', async () => {
    await opensTheWalkthrough();
    const steps = ['Train on a document', 'Look inside', 'Let it write', 'Read the lessons'];
    await person.page.locator('.getting-started-step', { hasText: 'Train on a document' }).first().waitFor();
    await person.keepsPicture('walkthrough-before');
    for (const step of steps) assert.equal(await done(step).count(), 0, `${step} is not done yet`);

    await person.tab('verse.txt').first().click();
    await person.runs('Recurrent: Train on This Document');
    const playground = await person.webview('Playground: verse.txt');
    await playground.getByText(/epoch .*step \d\d+/).waitFor();
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
    // Its buttons are about the document that was in front before.
    const press = async (step: string, label: string) => {
      await opensTheWalkthrough();
      await person.page.locator('.getting-started-step', { hasText: step }).first().click();
      await person.page.locator('.getting-started-step.expanded').getByRole('button', { name: label }).click();
    };
    await press('Look inside', 'Inspect the Network');
    await person.webview('Inspector: verse.txt');
    await press('Let it write', 'Generate Text');
    await person.statusBarItem(/copied from the document/).waitFor();
    await person.runs('Recurrent: Open Lesson');
    await person.webview('Lesson');

    await opensTheWalkthrough();
    for (const step of steps) await done(step).first().waitFor();
    await person.keepsPicture('walkthrough');
  });
});

describe('a folder nobody vouched for', () => {
  let person: Person;
  before(async () => {
    person = await Person.sitsDown({
      files: {
        'verse.txt': verse.repeat(100),
        '.vscode/settings.json': JSON.stringify({ 'recurrent.training.engine': 'tensorflow' }),
      },
      settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    });
    await person.opens('verse.txt');
  });
  after(() => person.leaves());

  const trains = async (button: string): Promise<void> => {
    await person.tab('verse.txt').first().click();
    await person.runs('Recurrent: Open Playground');
    const playground = await person.webview('Playground: verse.txt');
    await playground.getByRole('button', { name: button, exact: true }).click();
    await playground.getByRole('button', { name: 'Pause' }).waitFor();
    await playground.getByText(/epoch .*step \d\d+/).waitFor();
    await playground.getByRole('button', { name: 'Stop' }).click();
    await playground.getByRole('button', { name: 'Train again' }).waitFor();
  };

  it('trains with what the person chose, and with what the folder asks for once it is trusted', async () => {
    await person.statusBarItem('Restricted Mode').waitFor();
    await trains('Train');
    await person.keepsPicture('untrusted');
    await person.runs('Workspaces: Manage Workspace Trust');
    await person.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await person.statusBarItem('Restricted Mode').waitFor({ state: 'detached' });
    await person.page.locator('.monaco-modal-editor-block .codicon-close').first().click();
    await person.page.locator('.monaco-modal-editor-block').waitFor({ state: 'detached' });
    await trains('Train again');
    const engines = async () =>
      (await storedRuns()).filter(({ document }) => document?.includes(person.folder)).map(({ engine }) => engine);
    await until('both runs', async () => (await engines()).length === 2);
    assert.deepEqual((await engines()).sort(), ['tensorflow', 'wasm']);
  });
});
