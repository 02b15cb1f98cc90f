/** What early stopping remembers; part of the checkpoint. Losses in nats per token. */
export interface EarlyStoppingState {
  /** Null before the first validation. */
  readonly bestLoss: number | null;
  readonly bestStep: number;
}

/** Steps without improvement that are always granted. */
const shortestPatience = 200;

/**
 * Stops training when the held-out loss has not improved for as many steps as its best took (Prechelt 1998, with a patience that
 * grows), counted in steps so that a fast and a slow machine stop at the same place.
 */
export class EarlyStopping {
  #state: EarlyStoppingState;
  readonly #patienceFrom: number;

  /** Whoever goes on at a step where training was stopped early is granted the patience again. */
  constructor(state: EarlyStoppingState = { bestLoss: null, bestStep: 0 }, step = 0) {
    this.#state = state;
    this.#patienceFrom = 0;
    if (this.exhaustedAt(step)) this.#patienceFrom = step;
  }

  get state(): EarlyStoppingState {
    return this.#state;
  }

  /** Tells of a validation; true when it is the best so far. */
  observe(step: number, loss: number): boolean {
    const { bestLoss } = this.#state;
    const better = bestLoss === null || loss < bestLoss;
    if (better) this.#state = { bestLoss: loss, bestStep: step };
    return better;
  }

  exhaustedAt(step: number): boolean {
    const { bestLoss, bestStep } = this.#state;
    const since = step - Math.max(bestStep, this.#patienceFrom);
    return bestLoss !== null && since > Math.max(shortestPatience, bestStep);
  }
}
