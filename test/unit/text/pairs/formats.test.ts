import assert from 'node:assert/strict';

import { columnsOf, detectPairFormat, readPairs, type PairFormat } from '../../../../src/text/pairs/formats.ts';
import { readSideBySide } from '../../../../src/text/pairs/lines.ts';
import { describeFound } from '../../../../src/text/pairs/sentences.ts';

const sides = (text: string, format: PairFormat, columns?: readonly [number, number]): string[][] =>
  readPairs(text, format, columns).pairs.map(({ source, target }) => [source, target]);

describe('Documents of pairs', () => {
  const samples: readonly { format: PairFormat; text: string; pairs: string[][] }[] = [
    {
      format: 'tabs',
      text: 'go\tva\nrun, now\tcours\tCC BY\n',
      pairs: [
        ['go', 'va'],
        ['run, now', 'cours'],
      ],
    },
    {
      format: 'csv',
      text: 'a,b\n"one, two",un deux\n"say ""hi""",dis\n',
      pairs: [
        ['a', 'b'],
        ['one, two', 'un deux'],
        ['say "hi"', 'dis'],
      ],
    },
    {
      format: 'csv',
      text: 'source;target\nx;y\nz;w\n',
      pairs: [
        ['x', 'y'],
        ['z', 'w'],
      ],
    },
    {
      format: 'jsonLines',
      text: '{"id":"7","source":"a","target":"b"}\n["c","d"]\n',
      pairs: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    {
      format: 'arrows',
      text: 'one => un\ntwo=>deux\n',
      pairs: [
        ['one', 'un'],
        ['two', 'deux'],
      ],
    },
    {
      format: 'keyValues',
      text: '# colours\n[section]\nred=rouge\nblue = bleu=azur\n',
      pairs: [
        ['red', 'rouge'],
        ['blue', 'bleu=azur'],
      ],
    },
    {
      format: 'po',
      text: 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "open"\nmsgstr "ouvrir"\n\nmsgid "two "\n"lines"\nmsgstr "deux lignes"\n',
      pairs: [
        ['open', 'ouvrir'],
        ['two lines', 'deux lignes'],
      ],
    },
  ];

  for (const { format, text, pairs } of samples) {
    it(`are recognised and read as ${format}, whatever ends the lines: ${JSON.stringify(text.slice(0, 20))}`, () => {
      for (const ends of ['\n', '\r\n', '\r']) {
        const document = text.replaceAll('\n', ends);
        assert.equal(detectPairFormat(document), format);
        assert.deepEqual(sides(document, format), pairs);
      }
    });
  }

  it('are read from the columns of a table that were chosen', () => {
    const text = 'id,en,fr\n1,dog,chien\n2,cat,chat\n';
    assert.deepEqual(columnsOf(text, 'csv'), ['id', 'en', 'fr']);
    assert.deepEqual(sides(text, 'csv', [1, 2]), [
      ['dog', 'chien'],
      ['cat', 'chat'],
    ]);
    assert.deepEqual(sides(text, 'csv', [2, 1]), [
      ['chien', 'dog'],
      ['chat', 'cat'],
    ]);
  });

  it('leave the first row of a table out where it names the columns', () => {
    const named = [
      ['english,french\ndog,chien\n', 'english', 'french'],
      ['EN;DE\ndog;Hund\n', 'EN', 'DE'],
      ['n,word\n1,one\n2,two\n', 'n', 'word'],
    ] as const;
    for (const [text, ...names] of named) assert.deepEqual(columnsOf(text, 'csv'), names);
    for (const text of ['dog,chien\ncat,chat\n', '1,one\n2,two\n3,three\n', 'french,français\ndog,chien\n'])
      assert.deepEqual(columnsOf(text, 'csv'), ['Column 1', 'Column 2'], text);
  });

  it('say where each pair stands', () => {
    assert.deepEqual(
      readPairs('a => b\n\nc => d\n', 'arrows').pairs.map(({ line }) => line),
      [0, 2],
    );
    assert.deepEqual(
      readPairs('msgid ""\nmsgstr "X: y\\n"\n\nmsgid "a"\nmsgstr "b"\n', 'po').pairs.map(({ line }) => line),
      [3],
    );
  });

  it('say where each pair of a table begins, though quoted cells span lines', () => {
    const { pairs } = readPairs('a,b\n\n"two\nlines",c\nd,e\n', 'csv');
    assert.deepEqual(
      pairs.map(({ line }) => line),
      [0, 2, 4],
    );
  });

  it('may carry a gold alignment in their third column, and only one that fits', () => {
    const { pairs } = readPairs('ab\tba\t1 0\nab\tba\t1\nab\tba\tCC BY 2.0\n', 'tabs');
    assert.deepEqual(
      pairs.map(({ alignment }) => alignment),
      [[1, 0], undefined, undefined],
    );
  });

  it('tell how many lines were skipped and why, and which sources contradict themselves', () => {
    const text = `a\tb\nno separator\n\tempty\nempty\t\na\tc\na\tb\nlong\t${'x'.repeat(501)}\n`;
    const found = readPairs(text, 'tabs');
    assert.equal(found.pairs.length, 3);
    assert.deepEqual(
      [...found.skipped].map(([reason, { count, lines }]) => [reason, count, ...lines]),
      [
        ['noSeparator', 1, 1],
        ['emptySource', 1, 2],
        ['emptyTarget', 1, 3],
        ['tooLong', 1, 6],
      ],
    );
    assert.equal(found.conflicting, 1);
    assert.deepEqual(describeFound(found), [
      '1 line was skipped for no separator between source and target (line 2).',
      '1 line was skipped for an empty source (line 3).',
      '1 line was skipped for an empty target (line 4).',
      '1 line was skipped for a side of more than 500 characters (line 7).',
      '1 source stands there more than once with different targets.',
    ]);
  });

  it('of a table whose row is too short are skipped for the missing column', () => {
    const found = readPairs('a,b,c\nd,e\nf,g,h\n', 'csv', [0, 2]);
    assert.equal(found.pairs.length, 2);
    assert.deepEqual(describeFound(found), ['1 line was skipped for a missing column (line 2).']);
  });

  it('count a source once, however many different targets it has', () => {
    assert.equal(readPairs('a\tb\na\tc\na\td\ne\tf\ne\tf\n', 'tabs').conflicting, 1);
  });

  it('are read from two texts line by line', () => {
    const { pairs, skipped } = readSideBySide('one\ntwo\n\nfour\n', 'un\r\n\r\n\r\nquatre\r\ncinq\r\n');
    assert.deepEqual(
      pairs.map(({ source, target, line }) => [source, target, line]),
      [
        ['one', 'un', 0],
        ['four', 'quatre', 3],
      ],
    );
    assert.deepEqual([...skipped.keys()], ['emptyTarget', 'emptySource']);
  });

  it('are not found in prose, nor in nothing', () => {
    assert.equal(detectPairFormat('It was a dark night.\nThe rain fell, softly.\nNobody came.\n'), null);
    assert.equal(detectPairFormat(''), null);
  });

  it('skip lines of JSON that are damaged', () => {
    const { pairs, skipped } = readPairs(
      '{"source":"a","target":"b"}\n{"source":"a",\n{"source":1,"target":2}\n',
      'jsonLines',
    );
    assert.equal(pairs.length, 1);
    assert.equal(skipped.get('damaged')?.count, 2);
  });
});
