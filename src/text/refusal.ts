export type RefusalReason = 'empty' | 'short' | 'binary';

/** A document nothing can be learned from; the message is one sentence for its owner. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
