import { signal, type Signal } from '@preact/signals';
import { refusable } from './refusal.ts';

/** What a person chose: drawn at once, remembered when the host accepted it, taken back where it refuses. */
export class Choice<T> {
  readonly #chosen: Signal<T>;
  readonly #remember: () => void;
  #accepted: T;

  /** `remember` is called when something else was accepted. */
  constructor(initial: T, remember: () => void) {
    this.#chosen = signal(initial);
    this.#accepted = initial;
    this.#remember = remember;
  }

  /** What is drawn. */
  get value(): T {
    return this.#chosen.value;
  }

  /** What the host knows of. */
  get accepted(): T {
    return this.#accepted;
  }

  /** Takes over what the host tells. */
  receive(told: T): void {
    this.#chosen.value = told;
    this.#accept(told);
  }

  /** Chooses something else, which the host is asked about; undefined, and a sentence in `refusal`, where it refuses. */
  async change<Answer>(wanted: T, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    this.#chosen.value = wanted;
    const answer = await refusable(ask());
    if (answer !== undefined) this.#accept(wanted);
    // What was chosen meanwhile is answered by itself.
    else if (this.#chosen.value === wanted) this.#chosen.value = this.#accepted;
    return answer;
  }

  #accept(accepted: T): void {
    this.#accepted = accepted;
    this.#remember();
  }
}
