import { sentence, type Sentence } from '../../text/sentence.ts';
import type { Equation, Expression, FunctionName } from './expression.ts';
import { EquationError, tokensOf, type TexToken } from './tokens.ts';

const functions: Readonly<Record<string, FunctionName>> = {
  tanh: 'tanh',
  sigma: 'sigmoid',
  exp: 'exp',
  log: 'log2',
  softmax: 'softmax',
  diag: 'diag',
};

/** Commands that may begin a factor, so that writing two factors side by side multiplies them. */
const beginners = new Set(['term', 'frac', 'lVert', 'operatorname', 'min', 'sum', 'prod', ...Object.keys(functions)]);

/** Reads one line of TeX, of the kind our formulas are printed in, as an equation. Throws an EquationError. */
export function parseEquation(tex: string): Equation {
  return new EquationReader(tokensOf(tex)).equation();
}

/** Recursive descent over sums, products, factors; `\term{name}{…}` is a symbol, whatever is printed for it. */
class EquationReader {
  readonly #tokens: readonly TexToken[];
  #next = 0;

  constructor(tokens: readonly TexToken[]) {
    this.#tokens = tokens;
  }

  equation(): Equation {
    const left = this.#sum();
    const relation = this.#take();
    if (relation !== '=' && relation !== 'le') throw this.#unexpected('= / \\le', relation);
    const right = this.#sum();
    if (this.#peek() !== undefined) throw this.#unexpected(sentence('the end'), this.#peek());
    return { left, relation: relation === 'le' ? '<=' : '=', right };
  }

  #sum(): Expression {
    let left = this.#skip('-') ? ({ type: 'negative', of: this.#product() } as const) : this.#product();
    for (;;) {
      if (this.#skip('+')) left = { type: 'add', left, right: this.#product() };
      else if (this.#skip('-')) left = { type: 'subtract', left, right: this.#product() };
      else return left;
    }
  }

  #product(): Expression {
    let left = this.#power();
    for (;;) {
      if (this.#skip('odot')) left = { type: 'elementwise', left, right: this.#power() };
      else if (this.#skip('cdot') || this.#atFactor()) left = { type: 'multiply', left, right: this.#power() };
      else return left;
    }
  }

  #atFactor(): boolean {
    const token = this.#tokens[this.#next];
    if (!token) return false;
    if (token.kind === 'number') return true;
    return token.kind === 'command' ? beginners.has(token.text) : token.text === '(' || token.text === '[';
  }

  #power(): Expression {
    const base = this.#factor();
    if (!this.#skip('^')) return base;
    if (!this.#skip('{')) return this.#exponent(base);
    const raised = this.#exponent(base);
    this.#expect('}');
    return raised;
  }

  #exponent(base: Expression): Expression {
    if (this.#skip('top')) return { type: 'transpose', of: base };
    const exponent = this.#factor();
    if (exponent.type === 'number' && exponent.value === 2) return { type: 'square', of: base };
    return { type: 'power', left: base, right: exponent };
  }

  #factor(): Expression {
    const token = this.#tokens[this.#next++];
    if (!token) throw this.#unexpected(sentence('a symbol'), undefined);
    if (token.kind === 'number') return { type: 'number', value: Number(token.text) };
    switch (token.text) {
      case 'term':
        return this.#term();
      case '(':
        return this.#closing(')');
      case '[': {
        const left = this.#sum();
        this.#expect(';');
        return { type: 'concatenate', left, right: this.#closing(']') };
      }
      case 'frac': {
        this.#expect('{');
        const left = this.#closing('}');
        this.#expect('{');
        return { type: 'divide', left, right: this.#closing('}') };
      }
      case 'lVert':
        return { type: 'norm', of: this.#closing('rVert') };
      case 'min': {
        this.#expect('(');
        const left = this.#sum();
        this.#expect(',');
        return { type: 'smaller', left, right: this.#closing(')') };
      }
      case 'sum':
      case 'prod': {
        const index = this.#index();
        return { type: token.text === 'sum' ? 'sum' : 'product', index, body: this.#product() };
      }
      default:
        return this.#applied(token.text === 'operatorname' ? this.#word() : token.text);
    }
  }

  #applied(name: string): Expression {
    const operation = functions[name];
    if (!operation) throw this.#unexpected(sentence('a symbol'), name);
    if (operation === 'log2') {
      this.#expect('_');
      this.#expect('2');
    }
    return { type: 'apply', operation, to: this.#power() };
  }

  #term(): Expression {
    const name = this.#word();
    this.#expect('{');
    for (let depth = 1; depth > 0;) {
      const token = this.#take();
      if (token === undefined) throw this.#unexpected('}', token);
      if (token === '{') depth++;
      if (token === '}') depth--;
    }
    return { type: 'term', name };
  }

  /** `{abc}` as one word. */
  #word(): string {
    this.#expect('{');
    let word = '';
    for (let token = this.#take(); token !== '}'; token = this.#take()) {
      if (token === undefined) throw this.#unexpected('}', token);
      word += token;
    }
    return word;
  }

  /** The letter below a sum or product; its bounds are those of the symbols it runs over. */
  #index(): string {
    this.#expect('_');
    const below = this.#skip('{') ? this.#until('}') : [this.#take() ?? ''];
    if (this.#skip('^')) {
      if (this.#skip('{')) this.#until('}');
      else this.#take();
    }
    return below[0] ?? '';
  }

  #until(close: string): string[] {
    const words: string[] = [];
    for (let token = this.#take(); token !== close; token = this.#take()) {
      if (token === undefined) throw this.#unexpected(close, token);
      words.push(token);
    }
    return words;
  }

  #closing(close: string): Expression {
    const inside = this.#sum();
    this.#expect(close);
    return inside;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#next]?.text;
  }

  #take(): string | undefined {
    return this.#tokens[this.#next++]?.text;
  }

  #skip(text: string): boolean {
    if (this.#peek() !== text) return false;
    this.#next++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#skip(text)) throw this.#unexpected(text, this.#peek());
  }

  #unexpected(wanted: string | Sentence, found: string | undefined): EquationError {
    return new EquationError(
      found === undefined
        ? sentence('This formula cannot be evaluated: it ends where {0} is expected.', wanted)
        : sentence('This formula cannot be evaluated: there is "{1}" where {0} is expected.', wanted, found),
    );
  }
}
