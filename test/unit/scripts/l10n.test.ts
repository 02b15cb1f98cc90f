import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { l10nBundle, textsIn } from '../../../scripts/l10nBundle.ts';
import { systemReason } from '../../../src/disk/reason.ts';
import { decodeSafetensors } from '../../../src/engine/safetensors.ts';
import { playgroundStrings } from '../../../src/protocol/playgroundStrings.ts';
import { SentenceError } from '../../../src/text/sentence.ts';

describe('the texts to be translated', () => {
  it('are found however they are quoted and broken', () => {
    const source = `vscode.l10n.t('one'); l10n.t(\n  "it's two {0}",\n  2); l10n.t('it\\'s "three"'); html.t('four'); sentence('five {0}', 5)`;
    assert.deepEqual(textsIn(source), ['one', "it's two {0}", 'it\'s "three"', 'five {0}']);
  });

  it('are every call in our sources, and the tables of the views', async () => {
    const bundle = await l10nBundle();
    for (const file of globSync('src/**/*.ts')) {
      const source = await readFile(file, 'utf8');
      const calls = source.match(/\b(?:l10n\.t\((?!english\))|(?<!function )sentence\()/g)?.length ?? 0;
      assert.equal(textsIn(source).length, calls, `a call in ${file} spells its text in another way`);
      for (const text of textsIn(source)) assert.equal(bundle[text], text);
    }
    assert.equal(bundle[playgroundStrings.train], playgroundStrings.train);
  });

  it('are what errors of the engine say as well', async () => {
    const bundle = await l10nBundle();
    assert.throws(
      () => decodeSafetensors(new Uint8Array(3)),
      (error) => error instanceof SentenceError && error.sentence.template in bundle,
    );
    assert.ok(String(systemReason(Object.assign(new Error(), { code: 'ENOSPC' }))) in bundle);
    for (const file of globSync('src/**/*.ts', { exclude: ['src/text/sentence.ts'] })) {
      const source = await readFile(file, 'utf8');
      assert.doesNotMatch(source, /\b(?:template:|asSentence\()\s*['"`]/, `${file} hides a sentence from translators`);
    }
  });

  it('have English for every name package.json refers to, and for no other', async () => {
    const named = (await readFile('package.json', 'utf8')).matchAll(/"%([\w.]+)%"/g);
    const english = JSON.parse(await readFile('package.nls.json', 'utf8')) as Record<string, string>;
    assert.deepEqual(new Set([...named].map(([, name]) => name)), new Set(Object.keys(english)));
  });
});
