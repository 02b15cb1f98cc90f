/** What a printed formula says, as a tree. */
export type Expression =
  | { readonly type: 'number'; readonly value: number }
  /** A marked symbol, by its name. */
  | { readonly type: 'term'; readonly name: string }
  | { readonly type: 'negative' | 'transpose' | 'norm' | 'square'; readonly of: Expression }
  | { readonly type: 'apply'; readonly operation: FunctionName; readonly to: Expression }
  | {
      readonly type: 'add' | 'subtract' | 'multiply' | 'elementwise' | 'divide' | 'power' | 'concatenate' | 'smaller';
      readonly left: Expression;
      readonly right: Expression;
    }
  /** Over everything that has this index, in the order it is given. */
  | { readonly type: 'sum' | 'product'; readonly index: string; readonly body: Expression };

export type FunctionName = 'tanh' | 'sigmoid' | 'exp' | 'log2' | 'softmax' | 'diag';

export interface Equation {
  readonly left: Expression;
  readonly relation: '=' | '<=';
  readonly right: Expression;
}
