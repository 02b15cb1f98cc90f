import { encodeSource } from '../text/pairs/corpus.ts';
import { beginRow, endRow, type PairVocabularies } from '../text/pairs/vocabularies.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import { unknownRow } from '../text/characters.ts';
import { searchBeam, type BeamSearch } from './beam.ts';
import { decoderSteps } from './decoderSteps.ts';
import { longestOutput } from './pairsJudgement.ts';
import type { EncodedSources, PairsModel } from './pairsModel.ts';

export interface TranslateOptions {
  readonly beam: number;
  /** Alpha of Wu 2016; 0 for none. */
  readonly lengthPenalty: number;
  /** Target units every output has to begin with. */
  readonly prefix?: readonly string[];
  /** Attention to force at some target positions, [source unit] in the order of the text. */
  readonly forcedAttention?: ReadonlyMap<number, Float32Array>;
}

/** An output with everything there is to see about how it came about. */
export interface Translation {
  readonly source: string;
  readonly output: string;
  /** Of the output with its end marker, in nats. */
  readonly logProbability: number;
  readonly sourceUnits: readonly string[];
  readonly targetUnits: readonly string[];
  /** [target unit][source unit], source units in the order of the text; null without attention. */
  readonly attention: readonly Float32Array[] | null;
  /** Source units the model does not know. */
  readonly unknown: readonly string[];
  /** All that the beam looked at. */
  readonly search: BeamSearch;
  readonly encoded: EncodedSources;
}

/** Reads one source and looks for its likeliest output. Throws a `SentenceError` for a source without units. */
export function translate(
  model: PairsModel,
  vocabularies: PairVocabularies,
  source: string,
  options: TranslateOptions,
): Translation {
  const { reverseSource } = model.configuration;
  const tokens = encodeSource(source, vocabularies, reverseSource);
  if (tokens.length === 0) throw new SentenceError(sentence('There is nothing to translate.'));
  const sourceUnits = vocabularies.source.split(source);
  const inTextOrder = (row: Float32Array): Float32Array => (reverseSource ? row.toReversed() : row);
  const forced = [...(options.forcedAttention ?? [])].map(([at, row]) => [at, inTextOrder(row)] as const);
  const encoded = model.encode({ batch: 1, time: tokens.length, tokens });
  const search = searchBeam(decoderSteps(model, encoded, 0, new Map(forced)), {
    beam: options.beam,
    longest: longestOutput(tokens.length),
    lengthPenalty: options.lengthPenalty,
    prefix: (options.prefix ?? []).map((unit) => vocabularies.target.idOf(unit)),
    begin: beginRow,
    end: endRow,
    forbidden: [unknownRow],
  });
  const [best] = search.hypotheses;
  const written = best?.tokens ?? [];
  return {
    source,
    output: vocabularies.target.decode(written),
    logProbability: best?.logProbability ?? -Infinity,
    sourceUnits,
    targetUnits: written.map((id) => vocabularies.target.textOf(id)),
    attention: best?.attention?.map(inTextOrder) ?? null,
    unknown: [...new Set(sourceUnits.filter((unit) => vocabularies.source.idOf(unit) === unknownRow))],
    search,
    encoded,
  };
}
