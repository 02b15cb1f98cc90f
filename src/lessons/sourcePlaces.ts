/** A line of the reference implementation: the file in src/reference, and what the line says. */
export interface SourcePlace {
  readonly file: string;
  readonly code: string;
}

const cellFiles: Readonly<Record<string, string>> = {
  rnn: 'elman.ts',
  gradient: 'elman.ts',
  lstm: 'lstm.ts',
  gru: 'gru.ts',
  'gru-before': 'gru.ts',
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

const others: Readonly<Record<string, SourcePlace>> = {
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
  if (known) return known;
  const file = cellFiles[model];
  if (!file) return null;
  const [first = '', second] = value.split('.');
  if (first === 'input' || first === 'size' || first === 'count') return null;
  if (first === 'hidden' || second === 'hidden') {
    const code = file === 'gru.ts' ? 'return tf.add(tf.mul(z, h)' : 'const hidden: tf.Tensor2D =';
    return { file, code };
  }
  const code = quantities[first === 'cellState' ? first : (second ?? '')];
  return code === undefined ? null : { file, code };
}
