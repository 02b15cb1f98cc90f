import type * as z from 'zod/mini';
import {
  exampleBlock,
  experimentBlock,
  figureBlock,
  formulaBlock,
  questionBlock,
  quotationBlock,
  stepBlock,
  type FormulaSymbol,
} from '../../protocol/lessonBlocks.ts';
import type { Block, Example, Question, Term } from '../../protocol/lessonText.ts';
import { say } from '../../protocol/phrases.ts';
import { assertComputable } from './examples.ts';
import { parseInline } from './inlines.ts';
import { termsIn } from './terms.ts';
import { BlockError, readData, validate } from './validation.ts';

type Reader = (data: unknown, shared: Readonly<Record<string, FormulaSymbol>>) => Block;

type BlockName = 'formula' | 'example' | 'experiment' | 'question' | 'step' | 'figure';

const readers: Readonly<Record<BlockName, Reader>> = {
  formula: (data, shared) => {
    if (data !== null && typeof data === 'object' && 'from' in data) {
      const { id, from } = validate(quotationBlock, data);
      const [lesson = '', formula = ''] = from.split('#');
      return { type: 'quotation', id, lesson, formula };
    }
    const { id, title, tex, model, convention, symbols } = validate(formulaBlock, data);
    const known = { ...shared, ...symbols };
    const terms: Record<string, Term> = {};
    for (const name of termsIn(tex)) {
      const symbol = known[name];
      if (!symbol) throw new BlockError(say('problemUndescribed', name));
      terms[name] = { ...symbol, meaning: parseInline(symbol.meaning) };
    }
    const unused = Object.keys(symbols).find((name) => !(name in terms));
    if (unused !== undefined) throw new BlockError(say('problemUnmarked', unused));
    return { type: 'formula', id, title, tex, model, convention: parseInline(convention ?? ''), symbols: terms };
  },
  example: (data) => {
    const { about, repeat, ...rest } = validate(exampleBlock, data);
    const example: Example = { type: 'example', ...rest, about: parseInline(about ?? ''), repeat: repeat ?? null };
    assertComputable(example);
    return example;
  },
  experiment: (data) => {
    const { id, title, about, run } = validate(experimentBlock, data);
    return { type: 'experiment', id, title, about: parseInline(about ?? ''), run };
  },
  question: (data) => {
    const { id, ask, choices, number } = validate(questionBlock, data);
    return { type: 'question', id, ask: parseInline(ask), answer: answerOf(choices, number) };
  },
  step: (data) => {
    const { id, text, until } = validate(stepBlock, data);
    return { type: 'step', id, text: parseInline(text), until };
  },
  figure: (data) => {
    const { name, caption } = validate(figureBlock, data);
    return { type: 'figure', name, caption: parseInline(caption) };
  },
};

function answerOf(
  choices: z.infer<typeof questionBlock>['choices'],
  number: z.infer<typeof questionBlock>['number'],
): Question['answer'] {
  if (choices && !number) {
    if (!choices.some((choice) => choice.right)) throw new BlockError(say('problemNoneRight'));
    const parsed = choices.map(({ text, right, why }) => ({ text: parseInline(text), right, why: parseInline(why) }));
    return { kind: 'choice', choices: parsed };
  }
  if (number && !choices) return { kind: 'number', ...number, why: parseInline(number.why) };
  throw new BlockError(say('problemAnswer'));
}

/** Whether a fence of this name is a block of ours and not a listing. */
export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(readers, name);
}

/** Turns the body of a fenced block into what it describes. Throws a BlockError. */
export function readBlock(name: BlockName, body: string, shared: Readonly<Record<string, FormulaSymbol>>): Block {
  return readers[name](readData(body), shared);
}
