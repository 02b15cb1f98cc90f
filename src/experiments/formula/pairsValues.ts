import type { PairsModel } from '../../engine/pairsModel.ts';
import { scoresBehind } from './attentionValues.ts';
import { rowOf, vector, type SymbolSource } from './values.ts';

/** What additive attention (Bahdanau 2014) is at the decoder's second step over a source. */
export function additiveValues(model: PairsModel, source: Int32Array): SymbolSource {
  const { hidden: n, layers } = model.configuration;
  const parameters = model.readParameters();
  const encoded = model.encode({ batch: 1, time: source.length, tokens: source });
  const [only, begin, written] = [Int32Array.of(0), Int32Array.of(0), Int32Array.of(1)];
  const first = model.decode(encoded, only, begin, null);
  const second = model.decode(encoded, only, written, first.state);
  const query = rowOf(first.state.hidden, layers - 1, n);
  const keys = Array.from(source, (_, place) => rowOf(encoded.memory, place, 2 * n));
  const tensor = (name: string) => parameters.get(name) ?? null;

  const score = (key: { readonly data: Float32Array }): number => {
    const [w, u, v] = [tensor('attention.query.weight'), tensor('attention.weight'), tensor('attention.score.weight')];
    let sum = 0;
    for (let unit = 0; unit < n; unit++) {
      let inside = 0;
      for (let j = 0; j < n; j++) inside += (w?.data[unit * n + j] ?? 0) * (query.data[j] ?? 0);
      for (let j = 0; j < 2 * n; j++) inside += (u?.data[unit * 2 * n + j] ?? 0) * (key.data[j] ?? 0);
      sum += (v?.data[unit] ?? 0) * Math.tanh(inside);
    }
    return sum;
  };
  const named: Readonly<Record<string, () => ReturnType<SymbolSource>>> = {
    'additive.W': () => tensor('attention.query.weight'),
    'additive.U': () => tensor('attention.weight'),
    'additive.v': () => vector(tensor('attention.score.weight')?.data ?? []),
    'additive.query': () => query,
    'additive.key': () => keys,
    'additive.score': () => scoresBehind(second.attention ?? new Float32Array(), keys.map(score)),
  };
  return (name) => named[name]?.() ?? null;
}
