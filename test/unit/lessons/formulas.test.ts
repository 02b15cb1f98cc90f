import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { initialParameters } from '../../../src/engine/parameters.ts';
import { softmax } from '../../../src/engine/sampling.ts';
import { additiveValues } from '../../../src/experiments/formula/pairsValues.ts';
import { checkEquation } from '../../../src/experiments/formula/checkEquation.ts';
import { documentValues } from '../../../src/experiments/formula/documentValues.ts';
import { scalar, type SymbolSource } from '../../../src/experiments/formula/values.ts';
import { parseLesson } from '../../../src/lessons/format/lesson.ts';
import type { Formula } from '../../../src/protocol/lessonText.ts';
import { defaultChoice } from '../../../src/training/playgroundChoice.ts';
import { configurationOf, randomParameters } from '../wasm/models.ts';
import { startReference, startWasm } from '../wasm/engines.ts';

const folder = new URL('../../../media/lessons/', import.meta.url);
const formulas = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) =>
    parseLesson(readFileSync(new URL(file, folder), 'utf8')).blocks.flatMap((block) =>
      block.type === 'formula' ? [{ chapter: file.replace('.md', ''), formula: block }] : [],
    ),
  );

const text = Int32Array.from({ length: 60 }, (_, n) => (7 * n * n + 3 * n) % 11);
const capacity = { batch: 1, sequence: 64, trainable: true, threads: 1 };

/** A model of the kind a formula speaks of, with weights that no symmetry makes easy. */
async function sourceFor(model: string, backend: Awaited<ReturnType<typeof startReference>>): Promise<SymbolSource> {
  if (model === 'additive') {
    const sizes = { sourceVocabulary: 11, targetVocabulary: 11, embedding: 6, hidden: 10, layers: 1, dropout: 0 };
    const { cell, gruReset, forgetBias, coupledGates, peepholes } = configurationOf({ cell: 'gru' });
    const cells = { cell, gruReset, forgetBias, coupledGates, peepholes };
    const configuration = { task: 'pairs', unit: 'character', attention: 'additive', reverseSource: false } as const;
    const pairs = { ...configuration, ...sizes, ...cells };
    const size = { batch: 1, sourceTime: 12, targetTime: 4, trainable: false, threads: 1 };
    const engine = backend.createPairsModel(pairs, initialParameters(pairs, 5), size);
    return additiveValues(engine, text.slice(0, 9));
  }
  const cell = model === 'rnn' || model === 'gradient' ? 'rnn' : model.startsWith('gru') ? 'gru' : 'lstm';
  const configuration = configurationOf({
    cell,
    gruReset: model === 'gru-before' ? 'before' : 'after',
    attention: model === 'attention' ? 'general' : 'none',
    attentionWindow: 40,
  });
  return documentValues(backend.createDocumentModel(configuration, randomParameters(configuration, 3), capacity), text);
}

function symbolsOf({ symbols }: Formula): Record<string, { value: string; over: string | null }> {
  const entries = Object.entries(symbols);
  return Object.fromEntries(
    entries.map(([name, { value, over }]) => [name, { value: value ?? '', over: over ?? null }]),
  );
}

describe('the printed formulas', () => {
  for (const { chapter, formula } of formulas)
    for (const [name, start] of [
      ['the reference', startReference],
      ['our kernels', startWasm],
    ] as const)
      it(`${chapter}#${formula.id} holds for ${name}`, async () => {
        const lines = checkEquation(
          { tex: formula.tex, symbols: symbolsOf(formula) },
          await sourceFor(formula.model, await start()),
        );
        for (const line of lines) {
          assert.ok(line.holds, `${formula.title}: ${JSON.stringify(line)}`);
          assert.ok(line.count > 0 && line.size > 0, 'nothing was compared');
        }
      });

  it('fail where a printed formula is wrong', async () => {
    const step = formulas.find(({ chapter, formula }) => chapter === '04-lstm' && formula.id === 'step')?.formula;
    assert.ok(step);
    const source = await sourceFor('lstm', await startReference());
    for (const [right, wrong] of [
      ['\\sigma(\\term{Wf}', '\\tanh(\\term{Wf}'],
      ['\\term{cp}{\\mathbf c_{t-1}} + \\term{i}', '\\term{cp}{\\mathbf c_{t-1}} - \\term{i}'],
      ['\\tanh(\\term{c}', '(\\term{c}'],
    ] as const) {
      assert.ok(step.tex.includes(right), right);
      const lines = checkEquation({ tex: step.tex.replace(right, wrong), symbols: symbolsOf(step) }, source);
      assert.equal(lines.filter(({ holds }) => !holds).length, 1, wrong);
    }
  });

  it('do not hold by both sides being infinite', () => {
    const values: Record<string, number> = { none: 0, endless: Infinity, one: 1 };
    const check = (tex: string) => {
      const symbols = Object.fromEntries(Object.keys(values).map((name) => [name, { value: name, over: null }]));
      return checkEquation({ tex, symbols }, (name) => scalar(values[name] ?? 0))[0]?.holds;
    };
    assert.equal(check('\\term{one}{a} = 2^{\\term{none}{b}}'), true);
    assert.equal(check('\\log_2 \\term{none}{a} = \\log_2 \\term{none}{b}'), false);
    assert.equal(check('\\term{one}{a} \\le \\term{endless}{b}'), false);
  });

  it('hold where sixteen tokens together are too unlikely for a 32-bit number', async () => {
    const formula = formulas.find(({ formula }) => formula.id === 'factorisation')?.formula;
    assert.ok(formula);
    const configuration = configurationOf({});
    const parameters = new Map(
      [...randomParameters(configuration, 3)].map(([name, { shape, data }]) => [
        name,
        { shape, data: data.map((value) => (name.startsWith('decoder') ? 10 * value : value)) },
      ]),
    );
    const model = (await startReference()).createDocumentModel(configuration, parameters, capacity);
    const { nats } = model.score({ batch: 1, time: 16, inputs: text.slice(-17, -1), targets: text.slice(-16) }, null);
    assert.ok(nats.reduce((sum, value) => sum + value, 0) > 149 * Math.LN2, 'the product can be represented');
    const [line] = checkEquation({ tex: formula.tex, symbols: symbolsOf(formula) }, documentValues(model, text));
    assert.ok(line?.holds && line.size > 60, JSON.stringify(line));
  });

  it('print gradients of the loss, so that going against them makes what came likelier', async () => {
    const source = await sourceFor('gradient', await startReference());
    const configuration = configurationOf({ cell: 'rnn' });
    const model = (await startReference()).createDocumentModel(
      configuration,
      randomParameters(configuration, 3),
      capacity,
    );
    const { logits } = model.forward(text.slice(-13, -1), null);
    const probabilities = softmax(logits.slice(-configuration.vocabulary));
    const matrix = model.readParameters().get('decoder.weight')?.data ?? [];
    const late = source('gradient.late');
    assert.ok(late && 'data' in late);
    for (const [unit, slope] of late.data.entries()) {
      let expected = 0; // of V^T (p - what came)
      for (const [token, probability] of probabilities.entries())
        expected +=
          (matrix[token * configuration.hidden + unit] ?? 0) * (probability - (token === text.at(-1) ? 1 : 0));
      assert.ok(Math.abs(slope - expected) < 1e-5, `unit ${unit}: ${slope}, not ${expected}`);
    }
  });

  it('are tempered as the playground writes its samples, and say so', async () => {
    const tempered = formulas.find(({ formula }) => formula.id === 'temperature')?.formula;
    const { temperature } = defaultChoice;
    assert.ok(JSON.stringify(tempered?.convention).includes(`= ${temperature}`));
    const found = (await sourceFor('any', await startReference()))('temperature');
    assert.ok(found && 'data' in found);
    assert.deepEqual(found.data, Float32Array.of(temperature));
  });
});
