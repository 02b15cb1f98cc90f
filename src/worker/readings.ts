import type { CountingModel } from '../introspection/countingModel.ts';
import { DocumentReading } from '../introspection/documentReading.ts';
import { StateMemory } from '../introspection/stateMemory.ts';
import { StateWindow } from '../introspection/stateWindow.ts';
import { TokenisedText } from '../introspection/tokenisedText.ts';
import type { Subject } from '../protocol/inspection.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { HeldTexts } from './heldTexts.ts';
import type { ReadableModel } from './readable.ts';
import type { ReaderModels } from './readerModels.ts';

/** A model's reading of a text, with what was found out on the way. */
export interface OpenReading {
  readonly step: number;
  readonly version: number;
  readonly vocabulary: Vocabulary;
  readonly content: string;
  readonly text: TokenisedText;
  readonly reading: DocumentReading;
  /** Hidden states of the last layer. */
  readonly memory: StateMemory;
  /** Those of the last stretch looked back from. */
  readonly window: StateWindow;
  /** Counts over the text, made when first asked for. */
  counting: CountingModel | undefined;
}

/** Readings kept; the one asked longest ago makes room. */
const mostReadings = 6;

/** Opens readings and keeps them, so that scrolling and editing go on from what was read already. */
export class Readings {
  readonly #models: ReaderModels;
  readonly #texts: HeldTexts;
  readonly #open = new Map<string, OpenReading>();

  constructor(models: ReaderModels, texts: HeldTexts) {
    this.#models = models;
    this.#texts = texts;
  }

  /** Works with a reading whose weights stay the same until the work is done. */
  use<T>(subject: Subject, work: (open: OpenReading) => Promise<T>): Promise<T> {
    const content = this.#texts.get(subject.text, subject.version);
    return this.#models.use(subject.model, (readable) => work(this.#of(subject, readable, content)));
  }

  #of({ text: name, version, model: { run, saved, step: at } }: Subject, readable: ReadableModel, content: string) {
    const place = saved && 'path' in saved ? saved.path : '';
    const key = JSON.stringify([name, run, at ?? null, run === null ? place : '']);
    const known = this.#open.get(key);
    const open = this.#renewed(known, readable, version, content);
    this.#open.delete(key);
    this.#open.set(key, open);
    if (this.#open.size > mostReadings) this.#open.delete(this.#open.keys().next().value ?? '');
    return open;
  }

  #renewed(known: OpenReading | undefined, readable: ReadableModel, version: number, content: string): OpenReading {
    const { model, step, vocabulary } = readable;
    const sameModel = known?.reading.model === model && known.step === step;
    if (sameModel && known.version === version) return known;
    const sameText = known?.version === version && known.vocabulary === vocabulary;
    const text = sameText ? known.text : new TokenisedText(vocabulary, content);
    const reading = sameModel ? known.reading.withTokens(text.ids) : new DocumentReading(model, text.ids);
    const memory = new StateMemory(reading, model.configuration.layers - 1);
    return {
      step,
      version,
      vocabulary,
      content,
      text,
      reading,
      memory,
      window: new StateWindow(reading),
      counting: sameText ? known.counting : undefined,
    };
  }
}
