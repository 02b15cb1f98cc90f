import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { array, assert as holds, constantFrom, oneof, property, string } from 'fast-check';
import { parseLesson } from '../../../src/lessons/format/lesson.ts';
import { inEnglish } from './english.ts';
import type { Block } from '../../../src/protocol/lessonText.ts';

const fence = (name: string, body: string): string => `\`\`\`${name}\n${body}\n\`\`\`\n`;
const only = (source: string): Block => {
  const { blocks } = parseLesson(source);
  assert.equal(blocks.length, 1);
  return blocks[0] as Block;
};

describe('the lesson format', () => {
  it('keeps HTML as the characters it is made of', () => {
    assert.deepEqual(only('<script>alert(1)</script>\n'), {
      type: 'paragraph',
      content: [{ type: 'text', text: '<script>alert(1)</script>' }],
    });
    const inside = only('a <img src=x onerror=alert(1)> b');
    assert.deepEqual(inside, {
      type: 'paragraph',
      content: [{ type: 'text', text: 'a <img src=x onerror=alert(1)> b' }],
    });
  });

  for (const href of [
    'command:recurrent.train',
    'javascript:alert(1)',
    'http://example.org',
    'data:text/html,x',
    '../up.md',
    'file:///etc/passwd',
  ])
    it(`leads nowhere from a link to ${href}`, () => {
      assert.deepEqual(only(`[go](${href})`), { type: 'paragraph', content: [{ type: 'text', text: 'go' }] });
    });

  it('keeps links to secure pages, chapters and anchors', () => {
    const content = [{ type: 'text', text: 'go' }];
    const target = (href: string): unknown => {
      const block = only(`[go](${href})`);
      return block.type === 'paragraph' ? block.content[0] : undefined;
    };
    assert.deepEqual(target('https://arxiv.org/abs/1211.5063'), {
      type: 'link',
      to: { kind: 'web', url: 'https://arxiv.org/abs/1211.5063' },
      content,
    });
    assert.deepEqual(target('04-lstm.md#the-cell'), {
      type: 'link',
      to: { kind: 'lesson', lesson: '04-lstm', anchor: 'the-cell' },
      content,
    });
    assert.deepEqual(target('#here'), { type: 'link', to: { kind: 'anchor', anchor: 'here' }, content });
  });

  for (const [anchor, heading] of [
    ['über-gradienten', 'Über Gradienten'],
    ['%C3%BCber-gradienten', 'Über Gradienten'],
    ['勾配について', '勾配について'],
  ] as const)
    it(`leads from #${anchor} to the heading “${heading}”`, () => {
      const [title, link] = parseLesson(`# ${heading}\n\n[go](#${anchor})\n`).blocks;
      assert.ok(title?.type === 'heading' && link?.type === 'paragraph');
      const [first] = link.content;
      assert.ok(first?.type === 'link');
      assert.deepEqual(first.to, { kind: 'anchor', anchor: title.id });
    });

  it('keeps an anchor that is not percent-encoded as it stands', () => {
    const block = only('[go](#100%)');
    const content = [{ type: 'text', text: 'go' }];
    const to = { kind: 'anchor', anchor: '100%' };
    assert.deepEqual(block.type === 'paragraph' && block.content[0], { type: 'link', to, content });
  });

  it('shows the words of an image and never the image', () => {
    assert.deepEqual(only('![a cat](https://example.org/cat.png)'), {
      type: 'paragraph',
      content: [{ type: 'text', text: 'a cat' }],
    });
  });

  it('reads mathematics between dollars and leaves prices alone', () => {
    assert.deepEqual(only('from $h_t$ for $5 or $6'), {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'from ' },
        { type: 'math', tex: 'h_t' },
        { type: 'text', text: ' for $5 or $6' },
      ],
    });
  });

  it('reads a formula with the symbols of its chapter and its own', () => {
    const source = `---
title: T
symbols:
  h: { name: hidden state, meaning: 'what $h$ is', shape: n, value: hidden }
---
${fence('formula', "id: f\ntitle: F\ntex: '\\term{h}{h} = \\term{x}{x}'\nsymbols:\n  x: { name: input, meaning: m, shape: d }")}`;
    const block = only(source);
    assert.ok(block.type === 'formula');
    assert.deepEqual(Object.keys(block.symbols), ['h', 'x']);
    assert.deepEqual(block.symbols['h']?.meaning[1], { type: 'math', tex: 'h' });
  });

  const bad: [name: string, body: string, says: RegExp][] = [
    ['formula', "id: f\ntitle: F\ntex: '\\term{h}{h}'", /marks “h”, but no symbol/],
    ['formula', 'id: f\ntitle: F', /tex: is missing/],
    ['question', 'id: q\nask: Why?', /either “choices” or a “number”/],
    ['question', 'id: q\nask: Why?\nchoices: [{text: a, why: b}, {text: c, why: d}]', /no choice is marked/],
    ['experiment', 'id: e\ntitle: E\nrun: { kind: format-disk }', /run\.kind: must be one of: expectation, /],
    ['experiment', 'id: e\ntitle: E\nrun: { kind: recall, lag: 1e9 }', /run\.lag: must be at most 200/],
    ['step', 'id: s\ntext: Go\nuntil: rm', /until: must be one of: open-document, /],
    ['figure', 'name: ../../etc\ncaption: c', /name: must be one of: /],
    ['figure', 'caption: 7\nname: forecast', /caption: must be text/],
    ['figure', 'name: forecast\ncaption: c\nsrc: x', /has no use for “src”/],
    ['step', 'id: My step\ntext: Go\nuntil: open-inspector', /id: an id is lower-case/],
    [
      'formula',
      "id: f\ntitle: F\ntex: 'x'\nsymbols: { 'a b': { name: n, meaning: m, shape: d } }",
      /letters and digits/,
    ],
    ['step', 'id: s\nid: t', /its line 2 names a field a second time/],
    ['step', 'id: s\n\ttext: x', /its line 2 is indented with a tab/],
    ['step', 'id: s\ntext: see: this', /its line 2 needs quotation marks/],
    ['question', 'id: "q', /not closed/],
    ['question', 'id: [', /its line 2 is indented/],
    ['question', 'a: &a [x]\nb: *a', /a YAML alias/],
    ['figure', 'name: !!js/function x', /a YAML tag/],
  ];
  for (const [name, body, says] of bad)
    it(`says what is wrong with a ${name} of ${JSON.stringify(body)} and shows the rest`, () => {
      const { blocks } = parseLesson(`before\n\n${fence(name, body)}\nafter\n`);
      assert.deepEqual(
        blocks.map((block) => block.type),
        ['paragraph', 'error', 'paragraph'],
      );
      const error = blocks[1];
      assert.ok(error?.type === 'error');
      assert.match(inEnglish(error.message), says);
      assert.equal(error.line, 3);
    });

  it('counts the lines of the front matter when it names a line', () => {
    const { blocks } = parseLesson(`---\ntitle: T\n---\n\n${fence('figure', 'x: 1')}`);
    assert.ok(blocks[0]?.type === 'error');
    assert.equal(blocks[0].line, 5);
  });

  it('refuses the second of two blocks with one id', () => {
    const question = fence('question', 'id: q\nask: A\nnumber: { value: 1, why: b }');
    assert.deepEqual(
      parseLesson(question + question).blocks.map((block) => block.type),
      ['question', 'error'],
    );
  });

  it('fills in the numbers an experiment leaves out', () => {
    const block = only(fence('experiment', 'id: e\ntitle: E\nrun: { kind: recall }'));
    assert.ok(block.type === 'experiment');
    assert.deepEqual(block.run, { kind: 'recall', lag: 20, forgetBias: 1, steps: 300 });
  });

  it('never throws and never makes a link out of anything but its three kinds', () => {
    const pieces = constantFrom(
      '```formula\n',
      '```question\n',
      '```\n',
      '---\n',
      '$',
      '[x](',
      'command:a)',
      '| a |\n|---|\n',
      '> ',
      '- ',
      '# ',
      '**',
      '_',
      '\n\n',
      'id: q\n',
      'tex: "',
      '<b>',
      '\\term{a}{b}',
    );
    holds(
      property(array(oneof(pieces, string())), (parts) => {
        const seen = JSON.stringify(parseLesson(parts.join('')));
        assert.doesNotMatch(seen, /"url":"(?!https:)/);
      }),
    );
  });
});
