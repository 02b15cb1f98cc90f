import type { Unit } from '../text/unit.ts';
import type { ModelReference } from './reader.ts';

/** The quantities of the cells, as `recurrent inspect` names them. */
export type QuantityName = 'input' | 'forget' | 'output' | 'candidate' | 'cellState' | 'reset' | 'update' | 'hidden';

const gates: ReadonlySet<QuantityName> = new Set(['input', 'forget', 'output', 'reset', 'update']);

/** Gates lie in 0..1 and are half open in the middle of that; everything else has a sign. */
export function isGate(quantity: QuantityName): boolean {
  return gates.has(quantity);
}

/** A model reading a text that the reader was given before. Offsets into it are code points, its line ends being LF. */
export interface Subject {
  readonly model: ModelReference;
  /** Names the text; its version tells which state of it is meant. */
  readonly text: string;
  readonly version: number;
}

/** Whose numbers an answer holds: what was overtaken meanwhile is dropped. */
export interface Answer {
  /** Steps the answering weights were trained for. */
  readonly step: number;
  readonly version: number;
}

/** The name of the error that asks for the text to be handed over (again): the reader does not hold this version. */
export const textMissing = 'TextMissing';

export interface StretchRequest extends Subject {
  readonly from: number;
  readonly to: number;
}

/** The tokens of a stretch. */
export interface Stretch extends Answer {
  /** What its tokens are. */
  readonly unit: Unit;
  /** [tokens + 1]: where each token begins and the last one ends */
  readonly starts: Uint32Array;
  /** The character from which on was read, from a zero state; 0 means that everything before was read. */
  readonly origin: number;
}

export type SortingName = 'index' | 'variance' | 'saturation' | 'similarity' | 'correlation';

/** One quantity of one layer; a network that lacks either shows its last layer, or the hidden state. */
export interface LayerQuantity {
  readonly layer: number;
  readonly quantity: QuantityName;
}

export interface QuantityRequest extends StretchRequest, LayerQuantity {
  readonly sorting: SortingName;
  /** The unit to correlate with. */
  readonly unit: number | null;
  /** Whether only that unit's values are wanted, [tokens, 1]. */
  readonly single: boolean;
  /** Whether to read everything before, however long that takes. */
  readonly exact: boolean;
}

/** Shares of a gate's units and positions that are closed (below 0.1) and open (above 0.9). */
export interface GateSaturation extends LayerQuantity {
  readonly low: number;
  readonly high: number;
}

/** Of the layer and quantity that are in it, whatever was asked for. */
export interface QuantityAnswer extends Stretch, LayerQuantity {
  readonly sorting: SortingName;
  /** The hidden unit asked for; null where the network has none of that number. */
  readonly chosen: number | null;
  readonly units: number;
  /** [tokens, units]; where a single unit was asked for [tokens, 1], or nothing where there is none */
  readonly values: Float32Array;
  /** Units in the order asked for. */
  readonly order: Uint32Array;
  readonly saturation: readonly GateSaturation[];
  /** Bits what stands at each token cost, its spelling where it is unknown included; NaN for the document's first. */
  readonly bits: Float32Array;
  /** Tokens of the stretch that the model does not know. */
  readonly unknown: number;
  readonly cell: 'rnn' | 'lstm' | 'gru';
  readonly layers: number;
  readonly quantities: readonly QuantityName[];
}

export interface ExpectationRequest extends StretchRequest {
  readonly exact: boolean;
}

export interface ExpectationAnswer extends Stretch {
  /** As those of a `QuantityAnswer`. */
  readonly bits: Float32Array;
  /** 1 = first; 0 where nothing was expected; all that is unknown has one and the same */
  readonly ranks: Uint32Array;
  /** [tokens]: 1 where the model does not know what stands there, else 0 */
  readonly isUnknown: Uint8Array;
  /** The likeliest continuations at each token, best first. */
  readonly top: readonly (readonly { readonly token: string; readonly probability: number }[])[];
  /** Size of the vocabulary the ranks are out of. */
  readonly vocabulary: number;
}

/**
 * Bits of every token of a stretch under counting alone, the place itself left out of the counts; of those the network does not know
 * with their spelling, so that both compare.
 */
export interface CountingAnswer extends Stretch {
  readonly bits: Float32Array;
  readonly order: number;
}

export interface SearchRequest extends Subject {
  /** The state after the token at this offset is searched for. */
  readonly at: number;
  readonly count: number;
  readonly by: 'similarity' | 'weight';
  /** Search only what stands before, as a cache would. */
  readonly before: boolean;
}

export interface FoundPlace {
  readonly from: number;
  readonly to: number;
  readonly similarity: number;
  readonly weight: number;
}

export interface SearchAnswer extends Answer {
  readonly places: readonly FoundPlace[];
  /** Tokens searched, and that there were. */
  readonly searched: number;
}

/** What weighs earlier places: the model's own attention, or a neural cache over its states, which any model has. */
export type LookingBy = 'attention' | 'cache';

/** Asks how the predictions of what stands at `from` up to `to` look back; an offset past the end asks for what would come next. */
export interface LookBackRequest extends StretchRequest {
  readonly by: LookingBy;
  /** How many tokens before the first prediction's own are told. */
  readonly reach: number;
  /** Whether to read everything before, however long that takes. */
  readonly exact: boolean;
}

/** Predictions by earlier tokens. Row r predicts the token `firstRow + r` of the stretch, or, after its last, what would come next. */
export interface LookBackAnswer extends Stretch {
  /** Attention only where it was asked for and the model has it. */
  readonly by: LookingBy;
  readonly firstRow: number;
  readonly rows: number;
  /** The stretch's first tokens, as many as can be looked at. */
  readonly columns: number;
  /** [rows, columns]; NaN where a prediction does not look. A row sums to 1, what lies before the stretch included. */
  readonly weights: Float32Array;
  /** Whether the model has attention of its own. */
  readonly hasAttention: boolean;
  /** Earlier tokens a prediction can look at, at most. */
  readonly window: number;
}

export interface InfluenceRequest extends Subject {
  /** The prediction of what stands at this offset; at the end, of the likeliest. */
  readonly at: number;
  /** Most tokens looked back on. */
  readonly reach: number;
  /** How many of the nearest are left out one by one, as a check. */
  readonly deletions: number;
}

export interface InfluenceAnswer extends Stretch {
  readonly cell: 'rnn' | 'lstm' | 'gru';
  /** The unit whose log-probability is explained. */
  readonly target: string;
  readonly probability: number;
  /** Gradient x input in nats, one a token of the stretch. */
  readonly contributions: Float32Array;
  /** What the log-probability loses without the token, in nats, one for each of the last tokens. */
  readonly deletions: Float32Array;
  /** Length of the gradient with respect to each layer's hidden state after each token. */
  readonly hiddenNorms: readonly Float32Array[];
}

export interface HorizonAnswer extends Answer {
  readonly unit: Unit;
  /** In tokens; null where more context helps up to the end. */
  readonly horizon: number | null;
  readonly curve: readonly { readonly context: number; readonly bits: number }[];
  readonly full: { readonly context: number; readonly bits: number };
  readonly places: number;
}

/** What a language's own configuration says of its comments, brackets and quotes. */
export interface LanguageMarks {
  readonly lineComment: string | null;
  readonly blockComment: readonly [string, string] | null;
  readonly brackets: readonly (readonly [string, string])[];
  readonly quotes: readonly string[];
}

export interface RankingRequest extends Subject, LayerQuantity {
  /** Null for prose. */
  readonly marks: LanguageMarks | null;
  /** Places a language server named, as offsets. */
  readonly semantic: readonly { readonly name: string; readonly ranges: Uint32Array }[];
  readonly best: number;
}

/** Of the layer and quantity that are in it, whatever was asked for. */
export interface RankingAnswer extends Answer, LayerQuantity {
  readonly rankings: readonly {
    readonly property: string;
    readonly share: number;
    readonly units: readonly { readonly unit: number; readonly score: number; readonly direction: 1 | -1 }[];
    readonly control: number;
  }[];
  /** Tokens the units were ranked and scored on. */
  readonly tokens: number;
}

/** What the extension host asks of the reader about the inside of a model. */
export interface InspectionCalls {
  /** Hands over a text; a newer version replaces an older one. */
  holdText(text: { readonly text: string; readonly version: number; readonly content: string }): void;
  quantity(request: QuantityRequest): QuantityAnswer;
  expectations(request: ExpectationRequest): ExpectationAnswer;
  counting(request: StretchRequest): CountingAnswer;
  search(request: SearchRequest): SearchAnswer;
  lookBack(request: LookBackRequest): LookBackAnswer;
  influence(request: InfluenceRequest): InfluenceAnswer;
  horizon(request: Subject): HorizonAnswer;
  rankUnits(request: RankingRequest): RankingAnswer;
  /** Steps of a run whose weights were kept, in ascending order. */
  snapshots(run: string): readonly number[];
}
