import type { Services } from '../models/services.ts';
import type { FormulaPlace } from '../protocol/experimenter.ts';
import type { EquationCheck, SymbolReading } from '../protocol/lesson.ts';
import type { ModelWeights } from '../protocol/reader.ts';
import type { Formula, Lesson, Term } from '../protocol/lessonText.ts';
import type { ReaderDocument } from './readerDocument.ts';

/** Longest context a formula is evaluated on, in characters before the cursor. */
const longestContext = 2000;
const shortestContext = 300;

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
    if (value === undefined) throw new Error(`"${name}" has no value to read.`);
    const experimenter = await this.#services.engine.experimenter();
    return experimenter.request('readSymbol', { place: await this.#place(formula), value }, signal);
  }

  async check(lesson: Lesson, id: string, signal: AbortSignal): Promise<EquationCheck> {
    const formula = formulaOf(lesson, id);
    const symbols = Object.entries(formula.symbols).map(([name, { value, over }]) => {
      if (value === undefined) throw new Error(`"${name}" has no value, so this formula cannot be checked.`);
      return [name, { value, over: over ?? null }] as const;
    });
    const experimenter = await this.#services.engine.experimenter();
    const place = await this.#place(formula);
    const request = { place, tex: formula.tex, symbols: Object.fromEntries(symbols) };
    return experimenter.request('checkEquation', request, signal);
  }

  async #place({ model }: Formula): Promise<FormulaPlace> {
    const { name, text } = await this.#reader.read();
    // At the very beginning of a text there is nothing to remember yet: read from some way in.
    const cursor = Math.min(text.length, Math.max(this.#reader.offset, shortestContext));
    return {
      model,
      own: await this.#ownWeights(),
      document: { name, text: text.slice(Math.max(0, cursor - longestContext), cursor) },
    };
  }

  /** The newest weights of the document's model; null where there is none, or none that can be read. */
  async #ownWeights(): Promise<ModelWeights | null> {
    const uri = this.#reader.uri;
    if (!uri) return null;
    const session = this.#services.sessions.of(uri);
    await session.restore(await this.#services.models.savedOf(uri));
    const { model } = session;
    if (model.run === null && model.saved === null) return null;
    const reader = await this.#services.engine.reader();
    return reader.request('weights', model).catch(() => null);
  }
}

export function formulaOf(lesson: Lesson, id: string): Formula {
  const block = lesson.blocks.find((other) => other.type === 'formula' && other.id === id);
  if (block?.type !== 'formula') throw new Error(`This lesson has no formula "${id}".`);
  return block;
}

export function termOf(formula: Formula, name: string): Term {
  const term = formula.symbols[name];
  if (!term) throw new Error(`This formula has no symbol "${name}".`);
  return term;
}
