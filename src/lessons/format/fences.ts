import { parseDocument } from 'yaml';
import * as z from 'zod/mini';
import {
  experimentBlock,
  figureBlock,
  formulaBlock,
  questionBlock,
  quotationBlock,
  stepBlock,
  type FormulaSymbol,
} from '../../protocol/lessonBlocks.ts';
import type { Block, Question, Term } from '../../protocol/lessonText.ts';
import { parseInline } from './inlines.ts';
import { termsIn } from './terms.ts';

z.config(z.locales.en());

/** A block that cannot be used, in words for the person who wrote the lesson. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
}

/** Reads YAML (of which JSON is a part) as plain data: no aliases, no custom tags. Throws a BlockError. */
export function readData(source: string): unknown {
  const document = parseDocument(source, { schema: 'core', prettyErrors: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new BlockError(problem.message.split('\n')[0] ?? problem.message);
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw new BlockError(error instanceof Error ? error.message : String(error));
  }
}

/** Validates data, naming the field that is wrong. Throws a BlockError. */
export function validate<T>(schema: z.ZodMiniType<T>, data: unknown): T {
  const checked = z.safeParse(schema, data, {
    error: (issue) => (issue.input === undefined ? 'is missing' : undefined),
  });
  if (checked.success) return checked.data;
  const problems = checked.error.issues.slice(0, 3).map((issue) => {
    const field = issue.path.map(String).join('.');
    return field === '' ? issue.message : `${field}: ${issue.message}`;
  });
  throw new BlockError(problems.join('; '));
}

type Reader = (data: unknown, shared: Readonly<Record<string, FormulaSymbol>>) => Block;

const readers: Readonly<Record<string, Reader>> = {
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
      if (!symbol) throw new BlockError(`the formula marks "${name}", but no symbol of that name is described`);
      terms[name] = { ...symbol, meaning: parseInline(symbol.meaning) };
    }
    const unused = Object.keys(symbols).find((name) => !(name in terms));
    if (unused !== undefined)
      throw new BlockError(`the symbol "${unused}" is described, but not marked in the formula`);
    return { type: 'formula', id, title, tex, model, convention: parseInline(convention ?? ''), symbols: terms };
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
    if (!choices.some((choice) => choice.right)) throw new BlockError('no choice is marked "right: true"');
    const parsed = choices.map(({ text, right, why }) => ({ text: parseInline(text), right, why: parseInline(why) }));
    return { kind: 'choice', choices: parsed };
  }
  if (number && !choices) return { kind: 'number', ...number, why: parseInline(number.why) };
  throw new BlockError('a question has either "choices" or a "number"');
}

/** Whether a fence of this name is a block of ours and not a listing. */
export function isBlockName(name: string): boolean {
  return Object.hasOwn(readers, name);
}

/** Turns the body of a fenced block into what it describes. Throws a BlockError. */
export function readBlock(name: string, body: string, shared: Readonly<Record<string, FormulaSymbol>>): Block {
  const reader = readers[name];
  if (!reader) throw new BlockError(`there is no block called "${name}"`);
  return reader(readData(body), shared);
}
