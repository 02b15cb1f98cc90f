import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { runCommandLine } from '../../../src/cli/commandLine.ts';
import { decodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { createTensorFlowBackend } from '../../../src/reference/backend.ts';
import { leakyBackend } from '../engine/leakyBackend.ts';
import { sampleDocument } from '../engine/texts.ts';

let folder = '';
const at = (name: string) => join(folder, name);

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function recurrent(args: string[], interrupt: AbortSignal = new AbortController().signal): Promise<Outcome> {
  const outputs = { stdout: '', stderr: '' };
  const code = await runCommandLine(args, {
    stdout: { write: (text) => void (outputs.stdout += text) },
    stderr: { write: (text) => void (outputs.stderr += text) },
    interruption: () => interrupt,
    assets: new URL('file:///nowhere/at/all/'),
    openBackend: (engine) =>
      Promise.resolve(engine === 'wasm' ? leakyBackend : createTensorFlowBackend({ kernels: null })),
  });
  return { code, ...outputs };
}

const small = ['--hidden', '8', '--embedding', '8', '--batch', '4', '--sequence', '8', '--learning-rate', '0.02'];
const train = (...args: string[]) =>
  recurrent(['train', at('text.txt'), ...small, '--json', '--out', at('model'), ...args]);
const linesOf = ({ stdout }: Outcome) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('recurrent', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recurrent-'));
    await writeFile(at('text.txt'), sampleDocument(3000).slice());
  });
  after(() => rm(folder, { recursive: true }));

  it('trains, telling how it goes in lines of JSON and nothing else', async () => {
    const outcome = await train('--steps', '60');
    assert.equal(outcome.code, 0, outcome.stderr);
    const lines = linesOf(outcome);
    const [start, ...rest] = lines;
    const done = rest.pop();
    assert.deepEqual(Object.keys(start ?? {}).sort(), [
      'characters',
      'configuration',
      'heldOutCharacters',
      'parameters',
      'type',
      'vocabulary',
    ]);
    assert.ok(rest.length > 0);
    for (const line of rest) {
      assert.deepEqual(Object.keys(line).sort(), [
        'epoch',
        'gradientNorm',
        'learningRate',
        'seconds',
        'step',
        'tokens',
        'tokensPerSecond',
        'trainLoss',
        'type',
        'validationLoss',
      ]);
    }
    assert.deepEqual(Object.keys(done ?? {}).sort(), [
      'bitsPerCharacter',
      'model',
      'perplexity',
      'seconds',
      'steps',
      'stopped',
      'type',
    ]);
    assert.equal(done?.steps, 60);
    assert.equal(done?.model, at('model'));
    assert.equal(done?.stopped, 'steps');
    assert.ok(Number(done?.bitsPerCharacter) < 5);
  });

  it('leaves exactly one file, and the same one after another training with the same seed', async () => {
    const files = async () => (await readdir(folder)).sort();
    const existing = await files();
    await train('--steps', '20');
    const { parameters } = decodeCheckpoint(await readFile(at('model')));
    assert.deepEqual(await files(), [...new Set([...existing, 'model'])].sort());
    await train('--steps', '20');
    assert.deepEqual(decodeCheckpoint(await readFile(at('model'))).parameters, parameters);
  });

  it('goes on with --resume as if it had never stopped', async () => {
    await train('--steps', '40');
    const whole = decodeCheckpoint(await readFile(at('model')));
    await train('--steps', '20');
    const outcome = await train('--steps', '20', '--resume', at('model'));
    assert.equal(outcome.code, 0, outcome.stderr);
    const resumed = decodeCheckpoint(await readFile(at('model')));
    assert.deepEqual(resumed.parameters, whole.parameters);
    assert.deepEqual(resumed.training?.optimizer, whole.training?.optimizer);
    assert.equal(linesOf(outcome).at(-1)?.steps, 40);
  });

  it('refuses to resume with another model, and goes on with another text', async () => {
    await train('--steps', '5');
    const refused = await train('--resume', at('model'), '--layers', '2');
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /layers \(1\)/);
    await writeFile(at('edited.txt'), sampleDocument(2000, 5).slice());
    const outcome = await recurrent([
      'train',
      at('edited.txt'),
      '--steps',
      '5',
      '--resume',
      at('model'),
      '--out',
      at('edited'),
      '--json',
    ]);
    assert.equal(outcome.code, 0, outcome.stderr);
    assert.match(outcome.stderr, /not the text the model was trained on/);
    assert.equal(linesOf(outcome).at(-1)?.steps, 10);
  });

  it('keeps what it has when it is interrupted', async () => {
    const controller = new AbortController();
    controller.abort();
    const outcome = await recurrent(
      ['train', at('text.txt'), ...small, '--json', '--out', at('stopped')],
      controller.signal,
    );
    assert.equal(outcome.code, 0);
    assert.equal(linesOf(outcome).at(-1)?.stopped, 'interrupted');
    assert.ok(decodeCheckpoint(await readFile(at('stopped'))).training!.step > 0);
  });

  it('says that a training diverged and keeps a model that has not', async () => {
    const outcome = await train('--steps', '200', '--learning-rate', '1e6');
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /^recurrent: Training diverged at step \d+ .*; try a learning rate of 0\.005\.\n$/);
    assert.equal(linesOf(outcome).at(-1)?.stopped, 'diverged');
    decodeCheckpoint(await readFile(at('model')));
  });

  it('has no held-out bits where nothing is held out', async () => {
    const outcome = await train('--steps', '5', '--held-out', '0');
    const lines = linesOf(outcome);
    assert.equal(lines[0]?.heldOutCharacters, 0);
    assert.equal(lines.at(-1)?.bitsPerCharacter, null);
  });

  it('evaluates and generates', async () => {
    await train('--steps', '100');
    const [judged] = linesOf(await recurrent(['evaluate', at('model'), at('text.txt'), '--json']));
    assert.deepEqual(Object.keys(judged ?? {}), ['bitsPerCharacter', 'perplexity', 'characters']);
    assert.ok(Math.abs(2 ** Number(judged?.bitsPerCharacter) - Number(judged?.perplexity)) < 1e-6);
    const generate = (...args: string[]) => recurrent(['generate', at('model'), '--json', '--length', '40', ...args]);
    const [first] = linesOf(await generate('--prompt', 'the '));
    assert.match(String(first?.text), /^the .{40}$/s);
    assert.deepEqual(linesOf(await generate('--prompt', 'the ')), [first]);
    assert.notDeepEqual(linesOf(await generate('--prompt', 'the ', '--seed', '2')), [first]);
  });

  it("prints what inspect's contract names", async () => {
    await train('--steps', '1');
    const outcome = await recurrent(['inspect', at('model'), '--text', 'the gate', '--json', '--engine', 'tensorflow']);
    assert.equal(outcome.code, 0, outcome.stderr);
    const [inspection] = linesOf(outcome) as [
      { tokens: string[]; layers: Record<string, unknown>[]; predictions: Record<string, unknown>[] },
    ];
    assert.deepEqual(Object.keys(inspection), ['tokens', 'layers', 'predictions']);
    assert.equal(inspection.tokens.join(''), 'the gate');
    const [layer] = inspection.layers;
    assert.deepEqual(Object.keys(layer ?? {}), [
      'cell',
      'input',
      'forget',
      'output',
      'candidate',
      'cellState',
      'hidden',
    ]);
    const hidden = layer?.hidden as number[][];
    assert.deepEqual([hidden.length, hidden[0]?.length], [8, 8]);
    assert.deepEqual(Object.keys(inspection.predictions[0] ?? {}), ['top', 'rank', 'bits']);
    assert.deepEqual([inspection.predictions[7]?.rank, inspection.predictions[7]?.bits], [null, null]);
  });

  it('prints for people without --json', async () => {
    const outcome = await recurrent(['train', at('text.txt'), ...small, '--steps', '20', '--out', at('model')]);
    assert.match(outcome.stdout, /3,0\d\d characters, \d+ characters|held out/);
    assert.match(outcome.stdout, /By counting alone: \d\.\d+ \(unigram\), \d\.\d+ \(4-gram\)/);
  });

  it('escapes control characters of a document', async () => {
    await writeFile(at('bell.txt'), '\x1b[31m\x07'.repeat(60));
    await recurrent(['train', at('bell.txt'), ...small, '--steps', '30', '--out', at('bell')]);
    const { stdout } = await recurrent(['generate', at('bell'), '--length', '50']);
    assert.match(stdout, /\\x1b|\\x07/);
    assert.ok(!stdout.includes('\x1b') && !stdout.includes('\x07'));
  });
});

describe('recurrent, used wrongly', () => {
  const wrong: [string[], RegExp][] = [
    [[], /A command is missing/],
    [['fly'], /no command "fly"/],
    [['toString'], /no command "toString"/],
    [['train'], /FILE is missing/],
    [['train', 'a', 'b'], /"b" is one argument too many/],
    [['train', 'a', '--colour', 'red'], /Unknown option '--colour'/],
    [['train', 'a', '--hidden'], /--hidden/],
    [['train', 'a', '--hidden', '0'], /--hidden must be a whole number, at least 1 and at most 65536, not "0"/],
    [['train', 'a', '--hidden', '1.5'], /whole number/],
    [['train', 'a', '--dropout', '1'], /--dropout must be a number, at least 0 and below 1/],
    [['train', 'a', '--cell', 'transformer'], /--cell must be one of rnn, lstm, gru/],
    [['train', 'a', '--engine', 'quantum'], /--engine must be one of wasm, tensorflow/],
    [['train', 'a', '--tied', '--hidden', '8', '--embedding', '4'], /equal/],
    [['generate', 'm', '--temperature=-1'], /--temperature/],
    [['inspect', 'm'], /--text is missing/],
    [['translate', 'm', 'a', '--threads', '2'], /Unknown option '--threads'/],
    [['predict', '--json'], /Unknown option '--json'/],
    [['bench', '--items', 'W9'], /no item "W9"/],
    [['bench', '--threads', 'two'], /--threads/],
  ];
  for (const [args, sentence] of wrong) {
    it(`exits with 2 and a sentence: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await recurrent(args);
      assert.match(stderr, sentence);
      assert.deepEqual([code, stdout, stderr.trimEnd().split('\n').length], [2, '', 1]);
    });
  }
});

describe('recurrent, given bad input', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recurrent-'));
    await mkdir(at('folder'));
    await writeFile(at('text.txt'), sampleDocument(3000).slice());
    await writeFile(at('empty.txt'), '');
    await writeFile(at('short.txt'), 'ten bytes.');
    await writeFile(at('binary.bin'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]));
    await writeFile(at('damaged'), 'no checkpoint at all');
  });
  after(() => rm(folder, { recursive: true }));

  const cases: [string, () => string[], RegExp][] = [
    [
      'a missing file',
      () => ['train', at('missing.txt'), '--out', at('m')],
      /Cannot read .*missing.txt: there is no such file/,
    ],
    ['a folder', () => ['train', at('folder'), '--out', at('m')], /Cannot read .*folder: it is a folder/],
    ['an empty file', () => ['train', at('empty.txt'), '--out', at('m')], /empty.txt: This document is empty/],
    [
      'a short file',
      () => ['train', at('short.txt'), '--out', at('m')],
      /has 10 characters; training needs at least 64/,
    ],
    ['a binary file', () => ['train', at('binary.bin'), '--out', at('m')], /binary/],
    [
      'a folder to write to that is not there',
      () => ['train', at('text.txt'), '--out', at('no/m')],
      /Cannot write into .*no: there is no such file/,
    ],
    ['a folder as the file to write', () => ['train', at('text.txt'), '--out', at('folder')], /it is no ordinary file/],
    ['a damaged checkpoint', () => ['generate', at('damaged')], /damaged: This is/],
    [
      'a damaged checkpoint to go on from',
      () => ['train', at('text.txt'), '--resume', at('damaged'), '--out', at('m')],
      /damaged/,
    ],
    ['a missing model', () => ['evaluate', at('none'), at('text.txt')], /none: there is no such file/],
  ];
  for (const [what, args, sentence] of cases) {
    it(`exits with 1 and a sentence: ${what}`, async () => {
      const { code, stdout, stderr } = await recurrent(args());
      assert.match(stderr, sentence);
      assert.deepEqual([code, stdout, stderr.trimEnd().split('\n').length], [1, '', 1]);
    });
  }

  it('shows where it happened with --verbose', async () => {
    const { stderr } = await recurrent(['generate', at('damaged'), '--verbose']);
    assert.match(stderr, /\n\s+at /);
  });
});
