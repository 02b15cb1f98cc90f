import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { PairsDocument } from '../../src/pairs/pairsDocument.ts';
import type { PairReadingChoice } from '../../src/protocol/pairs.ts';
import { openUntitled } from './documents.ts';

const asItLooks: PairReadingChoice = { format: null, columns: null, targets: null };

/** The line and the side under a place of a document, with the offset in that side. */
function under(pairs: PairsDocument, document: vscode.TextDocument, line: number, character: number) {
  const found = pairs.pairAt(document, new vscode.Position(line, character));
  return found && { line: found.line, source: found.source, target: found.target, cursor: found.cursor };
}

describe('a document of pairs', () => {
  it('tells which side of which pair the cursor is at, and again after an edit', async () => {
    const document = await openUntitled('one => eins\ntwo => zwei\n\nno pair\n');
    const pairs = new PairsDocument(document.uri, asItLooks);
    const two = { line: 2, source: 'two', target: 'zwei' };
    assert.deepEqual(under(pairs, document, 1, 1), { ...two, cursor: { side: 'source', at: 1 } });
    assert.deepEqual(under(pairs, document, 1, 9), { ...two, cursor: { side: 'target', at: 2 } });
    assert.deepEqual(under(pairs, document, 1, 5), { ...two, cursor: null });
    assert.equal(under(pairs, document, 3, 0), null);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'zero => null\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(under(pairs, document, 1, 0)?.source, 'one');
    assert.equal((await pairs.preview()).count, 3);
  });

  it('is read from the columns of a table that were chosen, whatever its line ends', async () => {
    const document = await openUntitled('id,de,en\r\n1,"eins, ja",one\r\n2,zwei\r\n3,drei,three\r\n');
    const pairs = new PairsDocument(document.uri, { ...asItLooks, format: 'csv', columns: [2, 1] });
    const { columns, first, sentences } = await pairs.preview();
    assert.deepEqual(columns, ['id', 'de', 'en']);
    assert.deepEqual(first, [
      { source: 'one', target: 'eins, ja', line: 2 },
      { source: 'three', target: 'drei', line: 4 },
    ]);
    assert.match(sentences.join(' '), /^1 line was skipped for a missing column \(line 3\)\.$/);
    assert.deepEqual(under(pairs, document, 3, 3)?.cursor, { side: 'target', at: 1 });
    assert.deepEqual(under(pairs, document, 3, 8)?.cursor, { side: 'source', at: 1 });
  });

  it('stands beside another one, line by line', async () => {
    const targets = await openUntitled('eins\nzwei\n'.repeat(5));
    const document = await openUntitled('one\ntwo\n'.repeat(5));
    const pairs = new PairsDocument(document.uri, {
      ...asItLooks,
      format: 'sideBySide',
      targets: targets.uri.toString(),
    });
    assert.ok(pairs.holds(targets));
    assert.deepEqual(under(pairs, targets, 1, 2), {
      line: 2,
      source: 'two',
      target: 'zwei',
      cursor: { side: 'target', at: 2 },
    });
    const { reading } = await pairs.source();
    assert.deepEqual(reading.targets, { kind: 'text', text: targets.getText() });
    assert.ok((await pairs.preview()).others.some(({ uri }) => uri === targets.uri.toString()));
  });

  it('counts sources with different targets and lines that are too long, and says so', async () => {
    const long = 'word '.repeat(5000);
    const { uri } = await openUntitled(`a\tb\na\tc\n${long}\td\n\te\nf\t\n`);
    const { count, sentences } = await new PairsDocument(uri, asItLooks).preview();
    assert.equal(count, 2);
    assert.match(sentences.join('\n'), /a side of more than 500 characters \(line 3\)/);
    assert.match(sentences.join('\n'), /an empty source \(line 4\)/);
    assert.match(sentences.join('\n'), /an empty target \(line 5\)/);
    assert.match(sentences.join('\n'), /1 source stands there more than once with different targets\./);
  });

  it('has a sentence where there are no pairs, or too few', async () => {
    const { uri } = await openUntitled('Nothing of the kind.\nReally.\n');
    const pairs = new PairsDocument(uri, asItLooks);
    assert.equal((await pairs.preview()).format, null);
    await assert.rejects(pairs.source(), /^Error: No pairs were found: [^\n]+\.$/);
    const one = new PairsDocument((await openUntitled('a\tb\n')).uri, asItLooks);
    await assert.rejects(one.source(), /^Error: 1 pair was found; training needs at least 10\.$/);
  });
});
