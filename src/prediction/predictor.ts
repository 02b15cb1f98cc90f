import { Calibration } from './calibration.ts';
import { calibrated, withSpellings } from './candidates.ts';
import { CharacterModel } from './characterModel.ts';
import { continueAfter, type Continuation } from './continuation.ts';
import { cursorAt, type Cursor } from './cursor.ts';
import { DocumentCharacters, mostIndexed } from './documentCharacters.ts';
import { DocumentWords } from './documentWords.ts';
import { NetworkVoice, type MixedWord } from './networkVoice.ts';
import { mixNextCharacter } from './nextCharacter.ts';
import type { Candidate, NextCharacter, Prediction, Source } from './prediction.ts';
import { alphabeticalCompletions, type Rivals } from './rivals.ts';
import { spell, spellingReach } from './speller.ts';
import { WordModel } from './wordModel.ts';
import type { WordNetwork } from './wordNetwork.ts';
import { WordStart } from './wordStart.ts';

/** A longer insertion is a paste or another program's: counted, but not practised on. */
const longestPractised = 100;
/** Candidates of the counts that others may reorder. */
const weighed = 24;
/** Below this chance of a word that is not known no new ones are spelled. */
const leastUnknown = 0.04;
/** Longest text that is read: bounds the memory at about 100 MB. */
const mostRead = 1_000_000;
/** Words whose places a network is shown when it joins. */
const remembered = 2000;
/** Roughly, with the gap before it. */
const charactersPerWord = 6;
/** Dead positions at which the logs are made anew. */
const mostDead = 20_000;

/** Weights learned from many documents; every predictor starts from them. */
export interface PredictorParameters {
  /** Of the ranker of words before a letter is typed, and after. */
  readonly words: Float32Array;
  readonly typed: Float32Array;
  /** Of the ranker of characters. */
  readonly characters: Float32Array;
}

/**
 * Predicts the next word of one document as it is being written. What it knows, it knows from the document as it stands:
 * what is deleted is no longer suggested, and nothing is kept when it is dropped. Offsets are UTF-16 units.
 */
export class Predictor {
  readonly #parameters: PredictorParameters;
  #model!: WordModel;
  #words!: DocumentWords;
  #spelling!: CharacterModel;
  #characters!: DocumentCharacters;
  #wordStart!: WordStart;
  #calibration!: Calibration;
  /** Offset where what was read begins. */
  #base = 0;
  #voice: NetworkVoice | null = null;

  constructor(parameters: PredictorParameters) {
    this.#parameters = parameters;
    this.#forget(0);
  }

  /** What was read: the document, or the end of a very long one. */
  get text(): string {
    return this.#words.text;
  }

  /** Length of the whole document. */
  get length(): number {
    return this.#base + this.text.length;
  }

  /** Nats a word by which the network has lately improved on counting; null without one, below 0 counts speak alone. */
  get networkAdvantage(): number | null {
    return this.#voice?.advantage ?? null;
  }

  /** Forgets everything, the network too, and reads a document; of a very long one the end. */
  open(text: string): void {
    this.#voice = null;
    this.#base = Math.max(0, text.length - mostRead);
    this.#read(text.slice(this.#base));
  }

  /** Lets a network trained on this document join in; null sends it away. */
  attachNetwork(network: WordNetwork | null): void {
    this.#voice = network && new NetworkVoice(network);
    const words = this.#words;
    for (let index = Math.max(0, words.count - remembered); index < words.count; index++) {
      const word = this.#model.log.lexicon.text(this.#model.log.word(words.position(index)));
      this.#voice?.remember(this.text, words.start(index), word);
    }
  }

  /** Replaces `deleted` units at `offset` by `inserted`. Throws a RangeError outside of the document. */
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
    if (!cursor) return { prefix: '', candidates: [], wordComes: 0 };
    const { prefix } = cursor;
    const wordComes = prefix === '' ? this.#wordStart.probability(this.#model.log, cursor.left, cursor.gap) : 1;
    this.#weigh(cursor);
    const unknown = this.#model.scores[0]!;
    const words =
      prefix === '' ? calibrated(this.#mixed(cursor.start, ''), this.#calibration) : this.#mixed(cursor.start, prefix);
    let candidates = words.slice(0, 2 * count).map((word) => this.#candidate(word, wordComes));
    if (prefix !== '' && unknown >= leastUnknown) {
      const before = this.text.slice(Math.max(0, cursor.start - spellingReach), cursor.start);
      const spellings = spell(this.#spelling, before, prefix);
      candidates = withSpellings(candidates, spellings, unknown, (text) => this.#model.knows(text));
    }
    return { prefix, wordComes, candidates: candidates.slice(0, count) };
  }

  /** What surely follows `word`, were it chosen at an offset: more words of the same line, at most `mostWords`. */
  continuation(offset: number, word: string, least: number, mostWords: number): Continuation {
    const cursor = this.#cursor(offset);
    if (!cursor) return { text: '', probability: 1 };
    const { start, left, gap } = cursor;
    const before = this.text.slice(Math.max(0, start - spellingReach), start);
    return continueAfter(this.#model, this.#spelling, { before, left, gap, word }, least, mostWords);
  }

  /** What others would suggest at an offset: counting without a network, and an editor's alphabetical list of words. */
  rivals(offset: number, count: number): Rivals {
    const cursor = this.#cursor(offset);
    if (!cursor) return { counts: { texts: [], probability: 0 }, wordList: { texts: [], probability: 0 } };
    this.#weigh(cursor);
    const counts = this.#model.best(count, cursor.prefix);
    return {
      counts: { texts: counts.map(({ text }) => text), probability: counts[0]?.counts ?? 0 },
      wordList: { texts: alphabeticalCompletions(this.#model.log.lexicon, cursor.prefix, count), probability: 0 },
    };
  }

  /** The chance of each next character at an offset. */
  next(offset: number): NextCharacter {
    const cursor = this.#cursor(offset);
    if (!cursor) return { probabilities: new Map(), other: 1 };
    const { prefix, start } = cursor;
    this.#spelling.weigh(this.text.slice(Math.max(0, start - spellingReach), start + prefix.length));
    this.#weigh(cursor);
    const { statistics, scores, log } = this.#model;
    const letters = new Map<string, number>();
    let complete = 0;
    for (let slot = 1; slot < statistics.size; slot++) {
      const letter = log.lexicon.text(statistics.units[slot]!).charAt(prefix.length);
      if (letter === '') complete += scores[slot]!;
      else letters.set(letter, (letters.get(letter) ?? 0) + scores[slot]!);
    }
    if (prefix === '') {
      return mixNextCharacter(this.#spelling, {
        letterComes: this.#wordStart.probability(log, cursor.left, cursor.gap),
        letters,
      });
    }
    // A word that is not known ends as often here as its spelling says.
    const goesOn = 1 - complete - scores[0]! * (1 - this.#spelling.letterChance());
    for (const [letter, chance] of letters) letters.set(letter, chance / Math.max(goesOn, 1e-9));
    return mixNextCharacter(this.#spelling, { letterComes: goesOn, letters });
  }

  /** Starts anew, with room for a text of so many units. */
  #forget(length: number): void {
    const { words, typed, characters } = this.#parameters;
    this.#model = new WordModel(words.slice(), typed, length / charactersPerWord);
    this.#words = new DocumentWords(this.#model);
    this.#spelling = new CharacterModel(characters, Math.min(length, mostIndexed));
    this.#characters = new DocumentCharacters(this.#spelling);
    this.#wordStart = new WordStart();
    this.#calibration = new Calibration();
  }

  #read(text: string): void {
    this.#forget(text.length);
    this.#replace(0, 0, text);
  }

  #replace(offset: number, deleted: number, inserted: string): void {
    const { text } = this;
    const excess = text.length + inserted.length - deleted - mostRead;
    if (excess > mostRead / 2) {
      this.#voice?.edit(0, text.length, 0);
      this.#base += excess;
      this.#read((text.slice(0, offset) + inserted + text.slice(offset + deleted)).slice(excess));
      return;
    }
    this.#voice?.edit(offset, deleted, inserted.length);
    this.#words.replace(offset, deleted, inserted, (left, gap, word, at) => {
      this.#wordStart.learn(this.#model.log, left, gap, true);
      // Only a word that was just finished says anything about what should have been suggested.
      if (inserted.length < longestPractised && at + word.length >= offset) this.#practise(left, gap, word, at);
    });
    this.#characters.replace(offset, deleted, inserted.length, this.text);
    if (this.#characters.worn || this.#model.log.length > 2 * this.#words.count + mostDead) this.#read(this.text);
  }

  /** The cursor at an offset of the document; null where nothing was read. */
  #cursor(offset: number): Cursor | null {
    if (offset < 0 || offset > this.length) throw new RangeError('The cursor lies outside of the document.');
    return offset < this.#base ? null : cursorAt(this.#words, offset - this.#base);
  }

  /** Learns from a word that was just finished: what it would have taken to suggest it. */
  #practise(left: number, gap: string, word: string, start: number): void {
    this.#model.weigh(this.#model.place(left, gap), '');
    const [first] = this.#mixed(start, '');
    if (first) this.#calibration.learn(first.probability, first.text === word);
    this.#voice?.learn(this.text, start, word, this.#model.best(weighed, ''), (text) => this.#model.knows(text));
    this.#model.learn(word);
  }

  /** Weighs all known words at the cursor. The word behind it is not evidence for itself. */
  #weigh({ index, left, gap, prefix }: Cursor): void {
    const { alive } = this.#model.log;
    const behind = index < this.#words.count ? this.#words.position(index) : -1;
    if (behind >= 0) alive[behind] = 0;
    this.#model.weigh(this.#model.place(left, gap), prefix);
    if (behind >= 0) alive[behind] = 1;
  }

  #mixed(start: number, prefix: string): MixedWord[] {
    const proposals = this.#model.best(weighed, prefix);
    if (this.#voice && prefix === '') {
      return this.#voice.mix(this.text, start, proposals, (text) => this.#model.knows(text));
    }
    return proposals.map(({ text, counts }) => ({ text, probability: counts, counts, network: null }));
  }

  #candidate({ text, probability, counts, network }: MixedWord, wordComes: number): Candidate {
    const { log } = this.#model;
    const offset = this.#inDocument(this.#words.offsetOf(log.lastOf(log.lexicon.find(text))));
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
