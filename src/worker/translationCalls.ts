import { checkAttention } from '../engine/attentionCheck.ts';
import { translate, type Translation } from '../engine/translate.ts';
import type { Handlers } from '../protocol/rpc.ts';
import type {
  AttentionCheckAnswer,
  TranslateAnswer,
  TranslateRequest,
  TranslationCalls,
} from '../protocol/translation.ts';
import { unknownRow } from '../text/characters.ts';
import { decoderSides } from '../text/pairs/corpus.ts';
import { endRow } from '../text/pairs/vocabularies.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import type { ReadablePairs } from './readable.ts';
import type { ReaderModels } from './readerModels.ts';

/** Permutations of attention that are averaged over. */
const shuffles = 20;

/** Answers about models of pairs. A sentence takes milliseconds: nothing here can be cancelled half-way. */
export function translationCalls(models: ReaderModels): Handlers<TranslationCalls> {
  return {
    translate: (request) => models.usePairs(request.model, async (readable) => translateOne(readable, request)),
    checkAttention: ({ model, source, output }) =>
      models.usePairs(model, async (readable) => checkOne(readable, source, output)),
  };
}

function translateOne({ model, vocabularies, step }: ReadablePairs, request: TranslateRequest): TranslateAnswer {
  const { target } = vocabularies;
  const prefix = target.split(request.prefix);
  const unknownPrefix = prefix.filter((unit) => target.idOf(unit) === unknownRow);
  const found = translate(model, vocabularies, request.source, {
    beam: request.beam,
    lengthPenalty: request.lengthPenalty,
    prefix: request.prefixOnly ? [...prefix, target.textOf(endRow)] : prefix,
    forcedAttention: new Map(request.attention.map(({ at, weights }) => [at, weights])),
  });
  const { sourceUnits, targetUnits, attention, search } = found;
  const [best] = search.hypotheses;
  return {
    step,
    source: request.source,
    sourceUnits,
    output: found.output,
    targetUnits,
    probabilities: pathProbabilities(found),
    attention: attention && flattened(attention, sourceUnits.length),
    logProbability: found.logProbability,
    unknown: [...new Set([...found.unknown, ...unknownPrefix])],
    finished: best?.finished ?? false,
    nodes: search.nodes.map(({ parent, token, logProbability, total }) => ({
      parent,
      text: token === endRow ? '' : target.textOf(token),
      probability: Math.exp(logProbability),
      total,
      ended: token === endRow,
    })),
    hypotheses: search.hypotheses.map(({ tokens, logProbability, node }) => ({
      output: target.decode(tokens),
      logProbability,
      node,
    })),
  };
}

/** The probability of each unit on the best hypothesis' way, its end included. */
function pathProbabilities({ search: { nodes, hypotheses } }: Translation): Float32Array {
  const way: number[] = [];
  for (let at = hypotheses[0]?.node ?? -1; at >= 0;) {
    const node = nodes[at];
    if (!node) break;
    way.unshift(Math.exp(node.logProbability));
    at = node.parent;
  }
  return Float32Array.from(way);
}

function flattened(rows: readonly Float32Array[], width: number): Float32Array {
  const all = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries()) all.set(row, at * width);
  return all;
}

function checkOne({ model, vocabularies, step }: ReadablePairs, source: string, output: string): AttentionCheckAnswer {
  if (model.configuration.attention === 'none')
    throw new SentenceError(sentence('This model has no attention to replace.'));
  const { target } = vocabularies;
  const { encoded } = translate(model, vocabularies, source, { beam: 1, lengthPenalty: 0 });
  const sides = decoderSides(Int32Array.from(target.encode(output)));
  const { own, uniform, permuted } = checkAttention(model, encoded, sides, { seed: 1, shuffles });
  const probabilities = (logs: Float64Array) => Float32Array.from(logs, Math.exp);
  return {
    step,
    targetUnits: target.split(output),
    own: probabilities(own),
    uniform: probabilities(uniform),
    permuted: probabilities(permuted),
    shuffles,
  };
}
