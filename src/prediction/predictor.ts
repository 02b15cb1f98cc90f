import { Calibration } from './calibration.ts';
import { calibrated, withSpellings } from './candidates.ts';
import { continueAfter, type Continuation } from './continuation.ts';
import { CountedDocument, type PredictorParameters } from './countedDocument.ts';
import type { Cursor } from './cursor.ts';
import { Mixture } from './mixture.ts';
import { NetworkTrust, NetworkVoice, type MixedWord, type NetworkStanding } from './networkVoice.ts';
import type { NetworkReader } from './networkReader.ts';
import { mixNextCharacter, opinionOf } from './nextCharacter.ts';
import type { Candidate, NextCharacter, Prediction, Source } from './prediction.ts';
import { alphabeticalCompletions } from './alphabetical.ts';
import { spelledCharacter } from './spelledCharacter.ts';
import { spell } from './speller.ts';
import type { WordModel } from './wordModel.ts';

/** A longer insertion is a paste or another program's: counted, but not practised on. */
const longestPractised = 100;
/** A longer one is worth starting anew for, so that nobody waits while it is counted. */
const longestCounted = 20_000;
/** Candidates of the counts that others may reorder. */
const weighed = 24;
/** Below this chance of a word that is not known no new ones are spelled. */
const leastUnknown = 0.04;
/** Longest text that is read: bounds the memory at about 100 MB. */
const mostRead = 1_000_000;
/** Units counted at a time. */
const stretch = 400;
/** Units at the end of a document that are read as if they were typed, and how much of it those may be. */
const mostTyped = 8000;
const typedShare = 0.05;
/** Words whose places a network is shown when it joins. */
const remembered = 2000;

/**
 * Predicts the next word of one document as it is being written. What it knows, it knows from the document as it stands:
 * what is deleted is no longer suggested, and nothing is kept when it is dropped. Offsets are UTF-16 units.
 */
export class Predictor {
  readonly #parameters: PredictorParameters;
  #counted: CountedDocument;
  #calibration = new Calibration();
  /** Offset where what is read begins. */
  #base = 0;
  #voice: NetworkVoice | null = null;
  /** Units at the end that are still to be read as if they were typed. */
  #toType = 0;
  /** Numbers of the next word whose place the network is shown, and of the one it stops at; null before it began. */
  #toShow: { readonly next: number; readonly end: number } | null = null;

  constructor(parameters: PredictorParameters) {
    this.#parameters = parameters;
    this.#counted = new CountedDocument(parameters, '');
  }

  /** What is read: the document, or the end of a very long one. */
  get text(): string {
    return this.#counted.text;
  }

  /** Length of what is read. */
  get charactersRead(): number {
    return this.#counted.length;
  }

  /** Length of the whole document. */
  get length(): number {
    return this.#base + this.#counted.length;
  }

  /** How the network has lately done; null without one. */
  get network(): NetworkStanding | null {
    return this.#voice?.standing ?? null;
  }

  /** Forgets everything, the network too, and takes up a document; of a very long one the end. `readOn` counts it. */
  open(text: string): void {
    this.#voice = null;
    this.#calibration = new Calibration();
    this.#base = Math.max(0, text.length - mostRead);
    this.#counted = new CountedDocument(this.#parameters, text.slice(this.#base));
    this.#practiseAtTheEnd();
  }

  /**
   * Counts some more of the document, shows the network some more of it, then types the end of it word by word, so that whoever
   * speaks has proved itself: a few milliseconds' work. False once nothing is left. Answers meanwhile come from what is counted so far.
   */
  readOn(): boolean {
    const counted = this.#counted;
    const toRead = counted.unread - this.#toType;
    if (toRead > 0) counted.readOn(Math.min(stretch, toRead));
    else if (this.#voice && !this.#isShown) this.#show(this.#voice);
    else if (!counted.complete) counted.typeOn((left, gap, word, at) => this.#practise(left, gap, word, at));
    this.#toType = Math.min(this.#toType, counted.unread);
    return !counted.complete || (this.#voice !== null && !this.#isShown);
  }

  /** Leaves out what is left of the typing, when there is no time for it: it is counted instead. */
  hurry(): void {
    this.#toType = 0;
  }

  /** Reads on to the end. */
  readAll(): void {
    while (this.readOn());
  }

  /**
   * Lets a network trained on this document join in, after `readOn` has shown it the document and heard how well it guesses the end of
   * it; one that takes the place of another keeps what that one was trusted with. null sends it away.
   */
  attachNetwork(network: NetworkReader | null, mixture = new Mixture(this.#parameters.mixture.slice())): void {
    const before = this.#voice;
    this.#toShow = null;
    this.#voice = network && new NetworkVoice(network, before?.trust ?? new NetworkTrust(mixture));
    if (!network || before) return;
    this.#countAnew(this.#counted.text);
    this.#practiseAtTheEnd();
  }

  /** Replaces `deleted` units at `offset` by `inserted`; a long text is left to `readOn`. Throws a RangeError outside of the document. */
  edit(offset: number, deleted: number, inserted: string): void {
    if (offset < 0 || deleted < 0 || offset + deleted > this.length) {
      throw new RangeError('The edit lies outside of the document.');
    }
    const inside = offset + deleted - this.#base;
    if (offset >= this.#base) this.#replace(offset - this.#base, deleted, inserted);
    else {
      this.#base += inserted.length - deleted + Math.max(0, inside);
      if (inside > 0) this.#replace(0, inside, '');
    }
  }

  /** The likeliest words at an offset, at most `count`. */
  predict(offset: number, count: number): Prediction {
    const cursor = this.#cursor(offset);
    if (!cursor) return { prefix: '', candidates: [], counts: { texts: [], probability: 0 }, wordComes: 0 };
    const { prefix } = cursor;
    const wordComes = prefix === '' ? this.#counted.wordStart.probability(this.#model.log, cursor.left, cursor.gap) : 1;
    this.#weigh(cursor);
    const unknown = this.#model.scores[0]!;
    const alone = this.#model.best(count, prefix);
    const counts = { texts: alone.map(({ text }) => text), probability: alone[0]?.counts ?? 0 };
    const words =
      prefix === '' ? calibrated(this.#mixed(cursor.start, ''), this.#calibration) : this.#mixed(cursor.start, prefix);
    let candidates = words.slice(0, 2 * count).map((word) => this.#candidate(word, wordComes));
    if (prefix !== '' && unknown >= leastUnknown) {
      const before = this.#counted.before(cursor.start);
      const spellings = spell(this.#counted.spelling, before, prefix);
      candidates = withSpellings(candidates, spellings, unknown, (text) => this.#model.knows(text));
    }
    return { prefix, wordComes, counts, candidates: candidates.slice(0, count) };
  }

  /** What surely follows `word`, were it chosen at an offset: more words of the same line, at most `mostWords`. */
  continuation(offset: number, word: string, least: number, mostWords: number): Continuation {
    const cursor = this.#cursor(offset);
    if (!cursor) return { text: '', probability: 1 };
    const { start, left, gap } = cursor;
    const before = this.#counted.before(start);
    return continueAfter(this.#model, this.#counted.spelling, { before, left, gap, word }, least, mostWords);
  }

  /** What an editor's alphabetical list of words would suggest at an offset. The word that stands there is not in it on its own account. */
  wordList(offset: number, count: number): string[] {
    const cursor = this.#cursor(offset);
    if (!cursor || cursor.prefix === '') return [];
    const { log } = this.#model;
    if (cursor.index >= this.#counted.words.count) return alphabeticalCompletions(log.lexicon, cursor.prefix, count);
    const behind = log.word(this.#counted.words.position(cursor.index));
    log.lexicon.changeCount(behind, -1);
    const texts = alphabeticalCompletions(log.lexicon, cursor.prefix, count);
    log.lexicon.changeCount(behind, 1);
    return texts;
  }

  /** The chance of each next character at an offset. */
  next(offset: number): NextCharacter {
    const cursor = this.#cursor(offset);
    if (!cursor) return { probabilities: new Map(), other: 1 };
    const { prefix, start } = cursor;
    const spelled = spelledCharacter(this.#counted.spelling, this.#counted.before(start + prefix.length));
    this.#weigh(cursor);
    const comes =
      prefix === '' ? this.#counted.wordStart.probability(this.#model.log, cursor.left, cursor.gap) : undefined;
    return mixNextCharacter(spelled, opinionOf(this.#model, spelled, prefix, comes));
  }

  get #model(): WordModel {
    return this.#counted.model;
  }

  /** Whether the network, if there is one, was shown what was counted when it joined. */
  get #isShown(): boolean {
    return this.#toShow !== null && this.#toShow.next >= this.#toShow.end;
  }

  #show(voice: NetworkVoice): void {
    const { words, model } = this.#counted;
    const { next, end } = this.#toShow ?? { next: Math.max(0, words.count - remembered), end: words.count };
    const last = Math.min(words.count, end);
    if (next < last) {
      const word = model.log.lexicon.text(model.log.word(words.position(next)));
      voice.remember(words.text, words.start(next), word);
    }
    this.#toShow = { next: next + 1, end: last };
  }

  /** Counts a text; what weighs the counts goes on from what it has learned. */
  #countAnew(text: string): void {
    const words = this.#counted.model.learned;
    this.#counted = new CountedDocument({ ...this.#parameters, words }, text);
    this.#toShow = null;
    this.#toType = 0;
  }

  #practiseAtTheEnd(): void {
    this.#toType = Math.min(mostTyped, Math.floor(typedShare * this.#counted.length));
  }

  #replace(offset: number, deleted: number, inserted: string): void {
    const counted = this.#counted;
    const excess = counted.length + inserted.length - deleted - mostRead;
    if (inserted.length > longestCounted || excess > mostRead / 2) {
      const text = counted.text.slice(0, offset) + inserted + counted.text.slice(offset + deleted);
      const cut = Math.max(0, excess);
      this.#voice?.edit(0, counted.length, 0);
      this.#base += cut;
      this.#countAnew(text.slice(cut));
      return;
    }
    this.#voice?.edit(offset, deleted, inserted.length);
    counted.replace(offset, deleted, inserted, (left, gap, word, at) => {
      if (inserted.length < longestPractised) this.#practise(left, gap, word, at);
    });
    if (counted.worn) this.#countAnew(counted.text);
  }

  /** The cursor at an offset of the document; null where nothing was read. */
  #cursor(offset: number): Cursor | null {
    if (offset < 0 || offset > this.length) throw new RangeError('The cursor lies outside of the document.');
    return offset < this.#base ? null : this.#counted.cursor(offset - this.#base);
  }

  /** Learns from a word that was just finished: what it would have taken to suggest it. */
  #practise(left: number, gap: string, word: string, start: number): void {
    this.#model.weigh(this.#model.place(left, gap), '');
    const [first] = this.#mixed(start, '');
    if (first) this.#calibration.learn(first.probability, first.text === word);
    this.#voice?.learn(word);
    this.#model.learn(word);
  }

  /** Weighs all known words at the cursor. The word behind it is not evidence for itself. */
  #weigh({ index, left, gap, prefix }: Cursor): void {
    const { alive } = this.#model.log;
    const behind = index < this.#counted.words.count ? this.#counted.words.position(index) : -1;
    if (behind >= 0) alive[behind] = 0;
    this.#model.weigh(this.#model.place(left, gap), prefix);
    if (behind >= 0) alive[behind] = 1;
  }

  #mixed(start: number, prefix: string): MixedWord[] {
    const proposals = this.#model.best(weighed, prefix);
    const { text } = this.#counted.words;
    if (this.#voice && prefix === '' && this.#isShown && start <= text.length) {
      return this.#voice.mix(text, start, proposals, (word) => this.#model.knows(word));
    }
    return proposals.map(({ text, counts }) => ({ text, probability: counts, counts, network: null }));
  }

  #candidate({ text, probability, counts, network }: MixedWord, wordComes: number): Candidate {
    const { log } = this.#model;
    const offset = this.#inDocument(this.#counted.words.offsetOf(log.lastOf(log.lexicon.find(text))));
    const sources: Source[] = [
      { kind: 'counts', probability: counts, context: this.#model.clearestContext(text), offset },
    ];
    if (network) {
      sources.push(
        { kind: 'network', probability: network.probability, context: null, offset: null },
        { kind: 'neuralCache', probability: network.cache, context: null, offset: this.#inDocument(network.offset) },
      );
      sources.sort((a, b) => b.probability - a.probability);
    }
    return { text, probability: probability * wordComes, sources };
  }

  #inDocument(offset: number | null): number | null {
    return offset === null ? null : offset + this.#base;
  }
}
