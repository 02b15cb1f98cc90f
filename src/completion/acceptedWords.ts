import type { DocumentEdit, WordCandidate } from '../protocol/predictor.ts';

/** A suggestion that was accepted and still stands where it was put. Offsets are the predictor's. */
export interface AcceptedWord {
  readonly start: number;
  readonly end: number;
  readonly candidate: WordCandidate;
}

/** Words remembered a document; the oldest makes room. */
const mostWords = 200;

/** Follows accepted words through the edits of their document; one that is changed is no longer the one that was accepted. */
export class AcceptedWords {
  #words: readonly AcceptedWord[] = [];

  add(word: AcceptedWord): void {
    this.#words = [...this.#words.slice(1 - mostWords), word];
  }

  at(offset: number): AcceptedWord | undefined {
    return this.#words.findLast(({ start, end }) => start <= offset && offset <= end);
  }

  edit(edits: readonly DocumentEdit[]): void {
    for (const edit of edits) this.#words = this.#words.flatMap((word) => shifted(word, edit));
  }
}

function shifted(word: AcceptedWord, { offset, deleted, inserted }: DocumentEdit): AcceptedWord[] {
  const by = inserted.length - deleted;
  const moved = (place: number | null) => {
    if (place === null || place < offset) return place;
    return place < offset + deleted ? null : place + by;
  };
  const sources = word.candidate.sources.map((source) => ({ ...source, offset: moved(source.offset) }));
  const candidate = { ...word.candidate, sources };
  if (offset >= word.end) return [{ ...word, candidate }];
  if (offset + deleted <= word.start) return [{ start: word.start + by, end: word.end + by, candidate }];
  return [];
}
