import { SentenceError, type Sentence } from './sentence.ts';

export type RefusalReason = 'empty' | 'short' | 'binary';

/** A document nothing can be learned from; the message is one sentence for its owner. */
export class Refusal extends SentenceError {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, sentence: Sentence) {
    super(sentence);
    this.reason = reason;
  }
}
