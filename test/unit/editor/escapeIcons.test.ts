import assert from 'node:assert/strict';
import { escapeIcons } from '../../../src/editor/escapeIcons.ts';

describe('a text without icons', () => {
  it('has what VS Code would draw as an icon escaped, and nothing else', () => {
    assert.equal(escapeIcons('echo $(date) $(sync~spin)'), String.raw`echo \$(date) \$(sync~spin)`);
    assert.equal(escapeIcons(String.raw`a \$(b)`), String.raw`a \\$(b)`);
    assert.equal(escapeIcons(`$('#id') $(git log) $5`), `$('#id') $(git log) $5`);
  });
});
