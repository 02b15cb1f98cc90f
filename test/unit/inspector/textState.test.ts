import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { textState } from '../../../src/inspector/textState.ts';

const document = (version: number) => ({ version }) as { version: number } & vscode.TextDocument;

describe('The state of a text', () => {
  it('stays the same while the text does, and is another after every change', () => {
    const open = document(1);
    const first = textState(open);
    assert.equal(textState(open), first);
    open.version = 2;
    assert.ok(textState(open) > first);
  });

  it('is another when a document is closed and opened again, although its version begins anew', () => {
    assert.notEqual(textState(document(1)), textState(document(1)));
  });
});
