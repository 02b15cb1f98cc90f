/** Deepest nesting that is followed; what is opened beyond it is taken for prose or damage. */
const deepest = 40;

/** The brackets open at some place: a stack that is shared by all places, as numbered nodes linking to the one outside. */
export class Brackets {
  readonly #outside: number[] = [0];
  readonly #head: number[] = [0];
  readonly #argument: number[] = [0];
  readonly #depth: number[] = [0];
  readonly #nodes = new Map<string, number>();

  /** The word before the bracket, 0 outside of all. */
  head(bracket: number): number {
    return this.#head[bracket] ?? 0;
  }

  outside(bracket: number): number {
    return this.#outside[bracket] ?? 0;
  }

  /** The innermost bracket, and the argument inside it, after `word` and the marks that follow it. */
  after(bracket: number, argument: number, word: number, marks: string): { bracket: number; argument: number } {
    for (const mark of marks) {
      if (mark === ',' || mark === ';') argument++;
      else if (mark === '(' || mark === '[' || mark === '{') {
        if ((this.#depth[bracket] ?? 0) >= deepest) [bracket, argument] = [0, 0];
        [bracket, argument] = [this.#open(bracket, word, argument), 0];
      } else if (bracket !== 0) {
        argument = this.#argument[bracket] ?? 0;
        bracket = this.outside(bracket);
      }
    }
    return { bracket, argument };
  }

  #open(outside: number, head: number, argument: number): number {
    const key = `${outside} ${head} ${argument}`;
    let node = this.#nodes.get(key);
    if (node === undefined) {
      node = this.#head.length;
      this.#nodes.set(key, node);
      this.#outside.push(outside);
      this.#head.push(head);
      this.#argument.push(argument);
      this.#depth.push((this.#depth[outside] ?? 0) + 1);
    }
    return node;
  }
}
