import * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { FormulaPlace } from '../protocol/experimenter.ts';
import type { ComputedExample, EquationCheck, SymbolReading } from '../protocol/lesson.ts';
import type { ModelWeights } from '../protocol/reader.ts';
import type { Example, Formula, Lesson, Term } from '../protocol/lessonText.ts';
import type { ReaderDocument } from './readerDocument.ts';

/** Longest context a formula is evaluated on, in characters before the cursor. */
const longestContext = 2000;
/** Up to here a text is handed over even where the cursor is further back: at the very beginning there is nothing to remember yet. */
const leastContext = 300;

/** Values behind the symbols of a formula, at the reader's cursor. */
export class LivingFormulas {
  readonly #services: Services;
  readonly #reader: ReaderDocument;

  constructor(services: Services, reader: ReaderDocument) {
    this.#services = services;
    this.#reader = reader;
  }

  async read(lesson: Lesson, id: string, name: string, signal: AbortSignal): Promise<SymbolReading> {
    const formula = formulaOf(lesson, id);
    const value = termOf(formula, name).value;
    if (value === undefined) throw new Error(vscode.l10n.t('{0} has no value to read.', name));
    const experimenter = await this.#services.engine.experimenter();
    return experimenter.request('readSymbol', { place: await this.#place(formula), value }, signal);
  }

  async check(lesson: Lesson, id: string, signal: AbortSignal): Promise<EquationCheck> {
    const formula = formulaOf(lesson, id);
    const symbols = Object.entries(formula.symbols).map(([name, { value, over }]) => {
      if (value === undefined)
        throw new Error(vscode.l10n.t('{0} has no value, so this formula cannot be checked.', name));
      return [name, { value, over: over ?? null }] as const;
    });
    const experimenter = await this.#services.engine.experimenter();
    const place = await this.#place(formula);
    const request = { place, tex: formula.tex, symbols: Object.fromEntries(symbols) };
    return experimenter.request('checkEquation', request, signal);
  }

  /** An example with numbers of the reader's; one that is left out or beyond its limits stays as the lesson has it. */
  async compute(
    lesson: Lesson,
    id: string,
    wanted: Readonly<Record<string, number>>,
    signal: AbortSignal,
  ): Promise<ComputedExample> {
    const { tex, repeat, numbers } = exampleOf(lesson, id);
    const chosen = Object.entries(numbers).map(([name, { value, least, most }]) => {
      const moved = wanted[name] ?? value;
      return [name, moved >= least && moved <= most ? moved : value] as const;
    });
    const experimenter = await this.#services.engine.experimenter();
    return experimenter.request('computeExample', { tex, repeat, numbers: Object.fromEntries(chosen) }, signal);
  }

  async #place({ model }: Formula): Promise<FormulaPlace> {
    const { name, text } = await this.#reader.read();
    const { offset } = this.#reader;
    const start = Math.max(0, offset - longestContext);
    return {
      model,
      own: await this.#ownWeights(),
      document: { name, text: text.slice(start, Math.max(offset, leastContext)) },
      cursor: offset - start,
    };
  }

  /** The newest weights of the document's model; null where there is none, or none that can be read. */
  async #ownWeights(): Promise<ModelWeights | null> {
    const uri = this.#reader.uri;
    if (!uri) return null;
    const { model } = await this.#services.savedModels.restored(uri);
    if (model.run === null && model.saved === null) return null;
    const reader = await this.#services.engine.reader();
    return reader.request('weights', model).catch(() => null);
  }
}

export function formulaOf(lesson: Lesson, id: string): Formula {
  const block = lesson.blocks.find((other) => other.type === 'formula' && other.id === id);
  if (block?.type !== 'formula') throw new Error(vscode.l10n.t('This lesson has no formula {0}.', id));
  return block;
}

function exampleOf(lesson: Lesson, id: string): Example {
  const block = lesson.blocks.find((other) => other.type === 'example' && other.id === id);
  if (block?.type !== 'example') throw new Error(vscode.l10n.t('This lesson has no example {0}.', id));
  return block;
}

export function termOf(formula: Formula, name: string): Term {
  const term = formula.symbols[name];
  if (!term) throw new Error(vscode.l10n.t('This formula has no symbol {0}.', name));
  return term;
}
