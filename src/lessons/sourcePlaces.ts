/** A line of the reference implementation. */
export interface SourcePlace {
  /** In src/reference. */
  readonly file: string;
  /** The function from which on it is looked for; empty for the beginning of the file. */
  readonly within: string;
  /** What the line says. */
  readonly code: string;
}

/** The function that computes a step of each formula's cell; both kinds of GRU stand in one file and speak alike. */
const cells: Readonly<Record<string, Pick<SourcePlace, 'file' | 'within'>>> = {
  rnn: { file: 'elman.ts', within: 'elman' },
  gradient: { file: 'elman.ts', within: 'elman' },
  lstm: { file: 'lstm.ts', within: 'lstm' },
  gru: { file: 'gru.ts', within: 'gruResetAfter' },
  'gru-before': { file: 'gru.ts', within: 'gruResetBefore' },
};

/** What the cells call each quantity; the word after `gate.`, `W.`, `U.` or `b.` decides. */
const quantities: Readonly<Record<string, string>> = {
  input: 'const input: tf.Tensor2D =',
  forget: 'const forget: tf.Tensor2D =',
  output: 'const output: tf.Tensor2D =',
  'output-gate': 'const output: tf.Tensor2D =',
  candidate: 'const candidate: tf.Tensor2D =',
  'candidate-recurrent': 'const candidate: tf.Tensor2D =',
  reset: 'const reset: tf.Tensor2D =',
  update: 'const update: tf.Tensor2D =',
  cellState: 'const cellState: tf.Tensor2D =',
};

const others: Readonly<Record<string, Omit<SourcePlace, 'within'>>> = {
  logits: { file: 'documentNetwork.ts', code: 'logits: decode(' },
  'W.output': { file: 'documentNetwork.ts', code: 'const decode = linear(' },
  'b.output': { file: 'documentNetwork.ts', code: 'const decode = linear(' },
  probabilities: { file: 'crossEntropy.ts', code: 'tf.logSoftmax(logits)' },
  bits: { file: 'crossEntropy.ts', code: 'tf.logSoftmax(logits)' },
  surprise: { file: 'crossEntropy.ts', code: 'tf.logSoftmax(logits)' },
  'probability.came': { file: 'crossEntropy.ts', code: 'tf.logSoftmax(logits)' },
  'probability.now': { file: 'crossEntropy.ts', code: 'tf.logSoftmax(logits)' },
  'gradient.raw': { file: 'clipping.ts', code: 'export function globalNorm' },
  'gradient.clipped': { file: 'clipping.ts', code: 'const factor = norm > clip' },
  clip: { file: 'clipping.ts', code: 'const factor = norm > clip' },
  'attention.score': { file: 'documentAttention.ts', code: 'const scores =' },
  'attention.weight': { file: 'documentAttention.ts', code: 'const attention: tf.Tensor3D =' },
  'attention.context': { file: 'documentAttention.ts', code: 'const context =' },
  'attention.combined': { file: 'documentAttention.ts', code: 'const joined: tf.Tensor3D =' },
  'attention.W': { file: 'documentAttention.ts', code: 'const general =' },
  'attention.Wc': { file: 'documentAttention.ts', code: 'const combine =' },
  'attention.bc': { file: 'documentAttention.ts', code: 'const combine =' },
  'attention.key': { file: 'documentAttention.ts', code: 'const memory =' },
  'attention.query': { file: 'documentAttention.ts', code: 'const scores =' },
};

/** Where the reference computes a value of a formula's model; null where it is a size or spread over many lines. */
export function sourcePlace(model: string, value: string): SourcePlace | null {
  const known = others[value];
  if (known) return { ...known, within: '' };
  const cell = cells[model];
  if (!cell) return null;
  const [first = '', second] = value.split('.');
  if (first === 'input' || first === 'size' || first === 'count') return null;
  if (first === 'hidden' || second === 'hidden') {
    const code = cell.file === 'gru.ts' ? 'return tf.add(tf.mul(z, h)' : 'const hidden: tf.Tensor2D =';
    return { ...cell, code };
  }
  const code = quantities[first === 'cellState' ? first : (second ?? '')];
  return code === undefined ? null : { ...cell, code };
}

/** Characters before what is looked for in the text of its file; -1 where it is not there. */
export function findPlace({ within, code }: SourcePlace, source: string): number {
  return source.indexOf(code, source.indexOf(within === '' ? '' : `function ${within}(`));
}
