import assert from 'node:assert/strict';
import { exclusionOf, type Excludable } from '../../../src/completion/exclusions.ts';

const exclusion = (change: Partial<Excludable>) =>
  exclusionOf({ scheme: 'file', name: 'story.md', languageId: 'markdown', length: 100, ...change }, ['log'], 1000);

describe('what is excluded from suggestions', () => {
  it('is no file, no untitled document and no remote one', () => {
    for (const scheme of [
      'file',
      'untitled',
      'vscode-remote',
      'vscode-vfs',
      'vscode-test-web',
      'vscode-notebook-cell',
      'sftp',
    ])
      assert.equal(exclusion({ scheme }), null, scheme);
  });

  it('is every pane', () => {
    for (const scheme of ['output', 'debug', 'comment', 'git', 'vscode-scm', 'vscode-chat-input', 'vscode-terminal'])
      assert.equal(exclusion({ scheme }), 'pane', scheme);
  });

  it('is every file made to hold secrets', () => {
    for (const name of [
      '.env',
      '.env.local',
      'prod.env',
      '.npmrc',
      'id_ed25519',
      'server.pem',
      'tls.key',
      'credentials',
    ])
      assert.equal(exclusion({ name }), 'secret', name);
    for (const name of ['environment.ts', 'keyboard.md', 'env.md', 'credentials.md'])
      assert.equal(exclusion({ name }), null);
  });

  it('is a language of the setting, and a document over the limit', () => {
    assert.equal(exclusion({ languageId: 'log' }), 'language');
    assert.equal(exclusion({ length: 1000 }), null);
    assert.equal(exclusion({ length: 1001 }), 'size');
  });
});
