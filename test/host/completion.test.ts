import { killEngine } from '#host';
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { GhostTextProvider } from '../../src/completion/ghostTextProvider.ts';
import type { SuggestionSwitch } from '../../src/completion/suggestionSwitch.ts';
import type { ToldDocuments } from '../../src/completion/toldDocuments.ts';
import { WordItemProvider } from '../../src/completion/wordItemProvider.ts';
import { commands, settings } from '../../src/ids.ts';
import { open, openUntitled, writeFile } from './documents.ts';
import { itOnce } from './itOnce.ts';
import { recurrent } from './recurrent.ts';
import {
  accepted,
  endOf,
  goToEnd,
  insert,
  listed,
  openAtEnd,
  suggestedWords,
  untilSuggested,
  withSetting,
} from './suggestions.ts';
import { eventually, pause, warningOf } from './watching.ts';

const verse = 'The old lighthouse keeper lit the lamp.\nNobody knew the old lighthouse keeper.\n'.repeat(20);

describe('ghost text', function () {
  // The first question starts the engine, which a slow machine takes its time for.
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('finishes the word in an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({ content: `${verse}The old light` });
    const editor = await vscode.window.showTextDocument(document);
    goToEnd(editor);
    assert.match((await accepted(editor)) ?? '', /^The old lighthouse/);
  });

  it('follows letters that come faster than answers', async () => {
    const editor = await openAtEnd(verse);
    for (const text of 'The old light') void vscode.commands.executeCommand('type', { text });
    await eventually(() => Promise.resolve(editor.document.getText().endsWith('The old light') || null));
    assert.match((await accepted(editor)) ?? '', /^The old lighthouse(?!.*lighthouse)/);
  });

  it('does not come where the cursor no longer is', async () => {
    const editor = await openAtEnd(`${verse}The old light`);
    void vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await pause(300);
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    assert.equal(editor.document.lineAt(editor.document.lineCount - 1).text, 'The old light');
  });

  itOnce('neither stays nor comes twice through undo and redo', async () => {
    const editor = await openAtEnd(`${verse}The old light`);
    assert.ok(await accepted(editor));
    const whole = editor.document.getText();
    for (let round = 0; round < 10; round++) {
      await vscode.commands.executeCommand('undo');
      await vscode.commands.executeCommand('redo');
    }
    assert.equal(editor.document.getText(), whole);
    await vscode.commands.executeCommand('undo');
    goToEnd(editor);
    assert.match((await accepted(editor)) ?? '', /^The old lighthouse(?!.*lighthouse)/);
  });

  itOnce('survives a document that is closed while it is asked for', async () => {
    await openAtEnd(`${verse}The old light`);
    void vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const editor = await openAtEnd(`${verse}The old light`);
    assert.match((await accepted(editor)) ?? '', /^The old lighthouse/);
  });

  itOnce('leaves each of several cursors with at most one word', async () => {
    const editor = await openAtEnd(`The old light\n${verse}The old light`);
    const end = endOf(editor.document);
    editor.selections = [new vscode.Selection(end, end), new vscode.Selection(0, 13, 0, 13)];
    assert.match((await accepted(editor)) ?? '', /^The old lighthouse(?!.*lighthouse)/);
    assert.match(editor.document.lineAt(0).text, /^The old light(?:house(?!.*lighthouse).*)?$/);
  });

  itOnce('tells in a hover why a word was suggested, without HTML and with links of our own alone', async () => {
    const editor = await openAtEnd(`${verse}The old light`);
    assert.ok(await accepted(editor));
    const at = endOf(editor.document).with({ character: 10 });
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at,
    );
    const ours = hovers
      .flatMap(({ contents }) => contents)
      .filter((content) => content instanceof vscode.MarkdownString);
    const why = ours.find(({ value }) => value.includes('lighthouse'));
    assert.ok(why, 'No hover of ours.');
    assert.notEqual(why.supportHtml, true);
    assert.deepEqual(why.isTrusted, { enabledCommands: [commands.goToPlace] });
  });

  itOnce('is silent beside another extension that shows some, until it is asked for', async () => {
    const editor = await openAtEnd(`${verse}The old light`);
    await besideAnother(async () => {
      await withSetting(settings.besideOthers, 'never', async () => assert.equal(await accepted(editor, 3), null));
      // VS Code does not ask twice about the same text.
      await insert(editor, 'h');
      assert.match((await accepted(editor)) ?? '', /^The old lighthouse/);
    });
  });

  itOnce('does not come by typing beside another extension that shows some, unless that is wanted', async () => {
    const editor = await openAtEnd(`${verse}The old l`);
    await besideAnother(async () => {
      assert.equal(await acceptedUnasked(editor, 'ig'), null);
      assert.match((await choose(null)) ?? '', /only when asked for/);
      await withSetting(settings.besideOthers, 'always', async () =>
        assert.match((await acceptedUnasked(editor, 'hthous')) ?? '', /^The old lighthouse/),
      );
    });
  });
});

describe('providers whose predictor fails', () => {
  itOnce('are silent, but for the log', async () => {
    const document = await vscode.workspace.openTextDocument(await writeFile('The old '));
    const end = endOf(document);
    const logged: string[] = [];
    const log = { warn: (line: string) => logged.push(line) } as unknown as vscode.LogOutputChannel;
    const documents = { predict: () => Promise.reject(new Error('broken')) } as unknown as ToldDocuments;
    const suggestionSwitch = { silenceIn: () => null } as unknown as SuggestionSwitch;
    const { token } = new vscode.CancellationTokenSource();
    const triggerKind = vscode.InlineCompletionTriggerKind.Automatic;
    const context = { triggerKind, selectedCompletionInfo: undefined };
    const shown = () => assert.fail('Nothing is shown.');
    const ghostText = new GhostTextProvider(documents, suggestionSwitch, log, shown);
    assert.deepEqual(await ghostText.provideInlineCompletionItems(document, end, context, token), []);
    await listed(async () => {
      const items = new WordItemProvider(documents, suggestionSwitch, log);
      assert.equal(await items.provideCompletionItems(document, end, token), undefined);
    });
    assert.deepEqual(logged, ['suggestions: Error: broken', 'suggestions: Error: broken']);
  });
});

describe('suggested words', function () {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  const suggestsIn = (what: string, content: string, word: string) =>
    it(`are found ${what}`, () =>
      listed(async () => {
        const { document } = await openAtEnd(content);
        await untilSuggested(document, word);
      }));
  suggestsIn('in very long lines', `${'lorem ipsum dolor sit amet '.repeat(8000)}lorem ip`, 'ipsum');
  suggestsIn('character by character where there are no spaces', '春眠不觉晓。'.repeat(30) + '春眠不', '觉');
  suggestsIn('in code', 'const total = count + offset;\n'.repeat(40) + 'const total = co', 'count');

  it('are found right after edits that come faster than answers', () =>
    listed(async () => {
      const editor = await openAtEnd(verse);
      await insert(editor, 'The old ');
      await insert(editor, 'light');
      await untilSuggested(editor.document, 'lighthouse');
    }));

  it('are found in a megabyte that was just pasted', () =>
    listed(async () => {
      const editor = await openAtEnd('Begin.\n');
      await insert(editor, verse.repeat(560));
      await insert(editor, 'The old light');
      await untilSuggested(editor.document, 'lighthouse');
    }));

  itOnce('are never those that were deleted', () =>
    listed(async () => {
      const editor = await openAtEnd(verse);
      await insert(editor, 'the lamp lighter2secret\n');
      await insert(editor, 'the lamp ligh');
      await untilSuggested(editor.document, 'lighter2secret');
      const { lineCount } = editor.document;
      await editor.edit((edit) => edit.delete(new vscode.Range(lineCount - 2, 0, lineCount - 1, 0)));
      const words = await untilSuggested(editor.document, 'lighthouse');
      assert.ok(!words.includes('lighter2secret'));
    }),
  );

  itOnce('go on with what was learned and tested before when the language is switched', () =>
    listed(async () => {
      const { engine } = await recurrent();
      const editor = await openAtEnd(verse);
      await untilSuggested(editor.document, 'The');
      const tested: number[] = [];
      const listening = engine.onDidScore(({ document, scoreboard }) => {
        if (document === editor.document.uri.toString()) tested.push(scoreboard.words);
      });
      const typesWord = async (word: string) => {
        const before = tested.length;
        for (const text of word) await insert(editor, text);
        await eventually(() => Promise.resolve(tested.length > before || null));
      };
      await typesWord('The old ');
      await vscode.languages.setTextDocumentLanguage(editor.document, 'markdown');
      const before = tested.at(-1) ?? 0;
      await typesWord('lighthouse ');
      assert.ok(before > 0 && (tested.at(-1) ?? 0) > before);
      listening.dispose();
    }),
  );

  it('go on when the engine is a new one', () =>
    listed(async () => {
      const editor = await openAtEnd(`${verse}The old light`);
      await untilSuggested(editor.document, 'lighthouse');
      killEngine();
      await untilSuggested(editor.document, 'lighthouse');
    }));

  itOnce('are not given where secrets are kept, in excluded languages, nor where they are switched off', () =>
    listed(async () => {
      const file = await writeFile(`${verse}The old light`);
      const secrets = vscode.Uri.joinPath(file, '..', '.env.local');
      await vscode.workspace.fs.rename(file, secrets);
      await vscode.window.showTextDocument(secrets);
      assert.deepEqual(await suggestedWords(await vscode.workspace.openTextDocument(secrets)), []);
      const why = () => vscode.commands.executeCommand(commands.whySuggestion);
      assert.match(await warningOf(why), /secrets/);
      const { document } = await openAtEnd(`${verse}The old light`);
      await withSetting(settings.excludedLanguages, ['plaintext'], async () =>
        assert.deepEqual(await suggestedWords(document), []),
      );
      await withSetting(settings.suggest, false, async () => assert.deepEqual(await suggestedWords(document), []));
      await untilSuggested(document, 'lighthouse');
    }),
  );

  itOnce('pause for a snooze and stop in one document or language, from the menu', () =>
    listed(async () => {
      const { document } = await openAtEnd(`${verse}The old light`);
      await untilSuggested(document, 'lighthouse');
      const steps = [
        ['Snooze for 5', 'End Snooze'],
        ['Turn Off in This Document', 'Turn On in This Document'],
        ['Turn Off in plaintext', 'Turn On in plaintext'],
      ] as const;
      for (const [off, on] of steps) {
        await choose(off);
        assert.deepEqual(await suggestedWords(document), []);
        await choose(on);
        await untilSuggested(document, 'lighthouse');
      }
    }),
  );

  itOnce('are not given where several files are compared', () =>
    listed(async () => {
      const { document } = await openAtEnd(`${verse}The old light`);
      await untilSuggested(document, 'lighthouse');
      const other = await writeFile(verse);
      await vscode.commands.executeCommand('vscode.changes', 'changes', [[document.uri, other, document.uri]]);
      await eventually(async () => (await suggestedWords(document)).length === 0 || null);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await untilSuggested(document, 'lighthouse');
    }),
  );

  itOnce('are not given where conflicts are merged', () =>
    listed(async () => {
      const { document } = await openAtEnd(`${verse}The old light`);
      await untilSuggested(document, 'lighthouse');
      const side = async (title: string) => ({ uri: await writeFile(verse), title, description: '', detail: '' });
      await vscode.commands.executeCommand('_open.mergeEditor', {
        base: await writeFile(verse),
        input1: await side('Theirs'),
        input2: await side('Ours'),
        output: document.uri,
      });
      await eventually(async () => (await suggestedWords(document)).length === 0 || null);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await untilSuggested(document, 'lighthouse');
    }),
  );

  itOnce('stay off in a document that is renamed, not in an untitled one of the same name', () =>
    listed(async () => {
      const { document } = await openAtEnd(`${verse}The old light`);
      await choose('Turn Off in This Document');
      const edit = new vscode.WorkspaceEdit();
      const to = document.uri.with({ path: document.uri.path.replace('.txt', ' renamed.txt') });
      edit.renameFile(document.uri, to);
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.deepEqual(await suggestedWords(await open(to)), []);
      await choose('Turn On in This Document');

      const untitled = await openUntitled(`${verse}The old light`);
      await choose('Turn Off in This Document');
      assert.deepEqual(await suggestedWords(untitled), []);
      await vscode.languages.setTextDocumentLanguage(untitled, 'markdown');
      assert.deepEqual(await suggestedWords(untitled), []);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await eventually(() => Promise.resolve(untitled.isClosed || null));
      const next = await openUntitled(`${verse}The old light`);
      assert.equal(next.uri.toString(), untitled.uri.toString());
      await untilSuggested(next, 'lighthouse');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }),
  );

  itOnce('come and go also where the workspace or a language has a setting of its own', () =>
    listed(async () => {
      const { document } = await openAtEnd(`${verse}The old light`);
      const configuration = vscode.workspace.getConfiguration(undefined, document);
      const { Global, Workspace } = vscode.ConfigurationTarget;
      const places = [
        { name: settings.suggest, value: false, target: Workspace, forLanguage: false, label: '' },
        { name: settings.suggest, value: false, target: Global, forLanguage: true, label: '' },
        {
          name: settings.excludedLanguages,
          value: ['plaintext'],
          target: Workspace,
          forLanguage: false,
          label: ' in plaintext',
        },
      ];
      const ofTheUser = (name: string) => vscode.workspace.getConfiguration().inspect(name)?.globalValue;
      for (const { name, value, target, forLanguage, label } of places) {
        const before = ofTheUser(name);
        await configuration.update(name, value, target, forLanguage);
        try {
          assert.deepEqual(await suggestedWords(document), []);
          await choose(`Turn On${label}`);
          await untilSuggested(document, 'lighthouse');
          await choose(label === '' ? 'Turn Off' : `Turn Off${label}`);
          assert.deepEqual(await suggestedWords(document), []);
          assert.deepEqual(ofTheUser(name), before);
        } finally {
          await configuration.update(name, undefined, target, forLanguage);
        }
      }
    }),
  );

  itOnce('come back when the snooze is over', () =>
    listed(async () => {
      const { document } = await openAtEnd(`${verse}The old light`);
      await untilSuggested(document, 'lighthouse');
      const { setTimeout } = globalThis;
      let over: (() => void) | undefined;
      globalThis.setTimeout = ((act: () => void, milliseconds: number) => {
        if (milliseconds !== 5 * 60_000) return setTimeout(act, milliseconds);
        over = act;
        return undefined;
      }) as typeof setTimeout;
      try {
        await choose('Snooze for 5');
      } finally {
        globalThis.setTimeout = setTimeout;
      }
      assert.deepEqual(await suggestedWords(document), []);
      over?.();
      await untilSuggested(document, 'lighthouse');
    }),
  );
});

/** Acts as if another extension that shows ghost text were active. */
async function besideAnother(act: () => Promise<void>): Promise<void> {
  const { getExtension } = vscode.extensions;
  const other = { id: 'github.copilot', isActive: true, packageJSON: {} } as vscode.Extension<unknown>;
  vscode.extensions.getExtension = ((id: string) =>
    id === other.id ? other : getExtension(id)) as typeof getExtension;
  try {
    await act();
  } finally {
    vscode.extensions.getExtension = getExtension;
  }
}

/** Types letter by letter and accepts what is shown then; null where nothing is. */
async function acceptedUnasked({ document }: vscode.TextEditor, letters: string): Promise<string | null> {
  for (const text of letters) {
    await vscode.commands.executeCommand('type', { text });
    const before = document.getText();
    await pause(1000);
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    if (document.getText() !== before) return document.lineAt(document.lineCount - 1).text;
  }
  return null;
}

/** Opens the menu of suggestions, takes the entry that begins so, if any, and tells the menu's title. */
async function choose(label: string | null): Promise<string | undefined> {
  const { showQuickPick } = vscode.window;
  let title: string | undefined;
  const pick = (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
    title = options.title;
    const labelOf = (item: vscode.QuickPickItem) => item.label.replace(/^\$\([^)]*\) /, '');
    return Promise.resolve(
      label === null
        ? undefined
        : (items.find((item) => labelOf(item) === label) ?? items.find((item) => labelOf(item).startsWith(label))),
    );
  };
  vscode.window.showQuickPick = pick as unknown as typeof showQuickPick;
  try {
    await vscode.commands.executeCommand(commands.suggestions);
  } finally {
    vscode.window.showQuickPick = showQuickPick;
  }
  return title;
}
