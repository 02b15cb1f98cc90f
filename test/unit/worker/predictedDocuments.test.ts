import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PredictedDocuments } from '../../../src/worker/predictedDocuments.ts';

describe('Documents words are suggested in', () => {
  const held = (documents: PredictedDocuments, names: readonly string[]) =>
    names.filter((name) => {
      try {
        return documents.find(name) !== undefined;
      } catch {
        return false;
      }
    });
  const close = (documents: PredictedDocuments, names: readonly string[]) =>
    names.forEach((name) => documents.close(name));

  it('are as many as are wanted at a time, and the one asked about longest ago makes room', () => {
    const documents = new PredictedDocuments();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const name of names) documents.open(name, 1, 'the lighthouse keeper');
    assert.deepEqual(held(documents, names), ['b', 'c', 'd', 'e', 'f', 'g']);
    close(documents, names);
  });

  it('are fewer where they are long, so that memory is bounded', () => {
    const documents = new PredictedDocuments();
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) documents.open(name, 1, 'the lighthouse keeper\n'.repeat(45_000));
    assert.deepEqual(held(documents, names), ['c', 'd']);
    close(documents, names);
  });

  it('are fewer where they grow long, and the one that grows stays', () => {
    const documents = new PredictedDocuments();
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) documents.open(name, 1, '');
    const inserted = 'the lighthouse keeper\n'.repeat(45_000);
    for (const document of names.toReversed()) {
      const edits = [{ offset: 0, deleted: 0, inserted }];
      documents.edit({ document, from: 1, version: 2, edits, threshold: 0.5 });
    }
    assert.deepEqual(held(documents, names), ['b', 'd']);
    close(documents, names);
  });

  it('test every word that is typed, however fast', () => {
    const documents = new PredictedDocuments();
    documents.open('a', 0, '');
    const type = (inserted: string, at: number) => {
      const edits = [{ offset: at, deleted: 0, inserted }];
      return documents.edit({ document: 'a', from: at, version: at + 1, edits, threshold: 0.5 });
    };
    // Nobody asks for a test between two letters.
    const [document] = Array.from('the old lighthouse ', type).slice(-1);
    assert.equal(document?.examine(0.5), true);
    assert.equal(document.scoreboard.words, 2);
    close(documents, ['a']);
  });
});
