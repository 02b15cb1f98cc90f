import type { Backend, DocumentModel } from '../../engine/backend.ts';
import type { Cell, DocumentModelConfiguration, PairsModelConfiguration } from '../../engine/configuration.ts';
import { initialParameters } from '../../engine/parameters.ts';
import type { Tensor, Tensors } from '../../engine/tensor.ts';
import type { CheckEquation, FormulaPlace, ReadSymbol } from '../../protocol/experimenter.ts';
import type { EquationCheck, SymbolReading } from '../../protocol/lesson.ts';
import { say, type Said } from '../../protocol/phrases.ts';
import { sentence, SentenceError } from '../../text/sentence.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { checkEquation } from './checkEquation.ts';
import { documentValues, windowLength } from './documentValues.ts';
import { additiveValues } from './pairsValues.ts';
import { readingPlace, type ReadingPlace } from './readingPlace.ts';
import type { SymbolSource } from './values.ts';

/** Most rows and columns of a matrix that are sent to be drawn. */
const mostShown = 96;

interface Opened {
  readonly source: SymbolSource;
  readonly origin: Said;
  readonly dispose: () => void;
}

/** Answers what symbols stand for and whether printed equations hold, on the reader's model or on a fresh small one. */
export class FormulaLaboratory {
  readonly #backend: Backend;
  readonly #startReference: () => Promise<Backend>;

  constructor(backend: Backend, startReference: () => Promise<Backend>) {
    this.#backend = backend;
    this.#startReference = startReference;
  }

  async read({ place, value }: ReadSymbol): Promise<SymbolReading> {
    const { source, origin, dispose } = await this.#open(place);
    try {
      const found = source(value);
      if (found === null) throw new Error('This model has no such value.');
      return { ...shown('data' in found ? found : stacked(found)), origin };
    } finally {
      dispose();
    }
  }

  async check(request: CheckEquation): Promise<EquationCheck> {
    await this.#startReference();
    const { source, origin, dispose } = await this.#open(request.place);
    try {
      return { lines: checkEquation(request, source), origin };
    } finally {
      dispose();
    }
  }

  async #open(place: FormulaPlace): Promise<Opened> {
    if (place.model === 'additive') return this.#openPairs(place);
    const wanted = wantedModel(place.model);
    const own = place.own && (place.own.configuration as DocumentModelConfiguration);
    if (own && place.own && suits(own, wanted)) {
      const read = readingPlace(place, new Vocabulary(own.unit, place.own.units), windowLength + 1);
      const origin = say('readFromOwn', own.cell.toUpperCase(), place.own.step, read.where);
      return this.#opened(own, place.own.parameters as Tensors, read, origin);
    }
    const vocabulary = vocabularyOf(place.document.text);
    const read = readingPlace(place, vocabulary, windowLength + 1);
    const fresh = freshModel(vocabulary.size, wanted);
    const origin = own
      ? say('readFromOther', read.where, kindOf(own), kindOf(fresh))
      : say('readFromFresh', read.where, fresh.cell.toUpperCase());
    return this.#opened(fresh, initialParameters(fresh, 1), read, origin);
  }

  #opened(
    configuration: DocumentModelConfiguration,
    parameters: Tensors,
    { tokens }: ReadingPlace,
    origin: Said,
  ): Opened {
    if (tokens.length <= windowLength)
      throw new SentenceError(sentence('This document is too short for a formula to be evaluated on it.'));
    const capacity = { batch: 1, sequence: 64, trainable: true, threads: 1 };
    const model: DocumentModel = this.#backend.createDocumentModel(configuration, parameters, capacity);
    try {
      return { source: documentValues(model, tokens), origin, dispose: () => model.dispose() };
    } catch (error) {
      model.dispose();
      throw error;
    }
  }

  /** An encoder-decoder of its own: a document has no pairs, so its last characters serve as a source. */
  #openPairs(place: FormulaPlace): Opened {
    const vocabulary = vocabularyOf(place.document.text);
    const configuration = freshPairsModel(vocabulary.size);
    const capacity = { batch: 1, sourceTime: windowLength, targetTime: 2, trainable: false, threads: 1 };
    const model = this.#backend.createPairsModel(configuration, initialParameters(configuration, 1), capacity);
    const { tokens, where } = readingPlace(place, vocabulary, windowLength);
    const source = tokens.slice(-windowLength);
    const origin = say('readFromPairs', source.length, where);
    return { source: additiveValues(model, source), origin, dispose: () => model.dispose() };
  }
}

interface WantedModel {
  /** Null where any cell will do. */
  readonly cell: Cell | null;
  readonly gruReset: 'after' | 'before';
  /** Null where it makes no difference. */
  readonly attention: 'none' | 'general' | null;
}

function wantedModel(model: string): WantedModel {
  const cells: Readonly<Record<string, Cell>> = {
    rnn: 'rnn',
    gradient: 'rnn',
    lstm: 'lstm',
    gru: 'gru',
    'gru-before': 'gru',
  };
  return {
    cell: cells[model] ?? null,
    gruReset: model === 'gru-before' ? 'before' : 'after',
    attention: model === 'any' ? null : model === 'attention' ? 'general' : 'none',
  };
}

/** Whether the printed formulas say what this model computes. */
function suits(own: DocumentModelConfiguration, { cell, gruReset, attention }: WantedModel): boolean {
  if (own.task !== 'document' || (attention !== null && own.attention !== attention)) return false;
  if (cell === null) return true;
  return own.cell === cell && !own.peepholes && !own.coupledGates && (cell !== 'gru' || own.gruReset === gruReset);
}

/** A network's kind as the formulas tell kinds apart. */
function kindOf({ cell, gruReset, peepholes, coupledGates, attention }: DocumentModelConfiguration): Said {
  let kind: Said = cell.toUpperCase();
  if (cell === 'gru') kind = say(gruReset === 'before' ? 'kindBefore' : 'kindAfter', kind);
  if (peepholes) kind = say('kindPeepholes', kind);
  if (coupledGates) kind = say('kindCoupled', kind);
  return attention === 'none' ? kind : say('kindAttention', kind);
}

function vocabularyOf(text: string): Vocabulary {
  return new Vocabulary('character', ['<unk>', ...[...new Set(text)].sort()]);
}

const plainCell = { forgetBias: 1, coupledGates: false, peepholes: false, layers: 1, dropout: 0 } as const;

function freshModel(vocabulary: number, { cell, gruReset, attention }: WantedModel): DocumentModelConfiguration {
  const sizes = { vocabulary, embedding: 16, hidden: 32, tied: false, attentionWindow: 128 };
  const kind = { task: 'document', unit: 'character', cell: cell ?? 'lstm', gruReset } as const;
  return { ...kind, attention: attention ?? 'none', ...plainCell, ...sizes };
}

function freshPairsModel(size: number): PairsModelConfiguration {
  const vocabularies = { sourceVocabulary: size, targetVocabulary: size };
  const kind = { task: 'pairs', unit: 'character', cell: 'gru', gruReset: 'after', attention: 'additive' } as const;
  return { ...kind, ...plainCell, ...vocabularies, embedding: 16, hidden: 24, reverseSource: false };
}

/** One value for each place, one below the other. */
function stacked(values: readonly Tensor[]): Tensor {
  const width = values[0]?.data.length ?? 0;
  const data = Float32Array.from(values.flatMap((value) => [...value.data]));
  return { shape: width === 1 ? [values.length] : [values.length, width], data };
}

/** As many rows and columns as can be drawn. */
function shown({ shape, data }: Tensor): Omit<SymbolReading, 'origin'> {
  const rows = shape.length === 2 ? (shape[0] ?? 1) : 1;
  const columns = data.length / rows;
  const [height, width] = [
    Math.min(rows, mostShown),
    Math.min(columns, shape.length === 2 ? mostShown : 4 * mostShown),
  ];
  const values = new Float32Array(height * width);
  for (let row = 0; row < height; row++) values.set(data.subarray(row * columns, row * columns + width), row * width);
  return { rows: height, columns: width, values, shape: shape.length === 0 ? '1' : shape.join(' × ') };
}
