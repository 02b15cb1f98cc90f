import * as z from 'zod/mini';
import type { ExportedFile } from './exportedFile.ts';
import type {
  FoundPlace,
  HorizonAnswer,
  InfluenceAnswer,
  LookBackAnswer,
  LookingBy,
  QuantityAnswer,
  RankingAnswer,
} from './inspection.ts';

/** What of the network is looked at. */
export const inspectorChoice = z.object({
  layer: z.int().check(z.minimum(0), z.maximum(7)),
  quantity: z.enum(['input', 'forget', 'output', 'candidate', 'cellState', 'reset', 'update', 'hidden']),
  sorting: z.enum(['index', 'variance', 'saturation', 'similarity', 'correlation']),
  /** The chosen unit, which the editor's text can be coloured by. */
  unit: z.nullable(z.int().check(z.minimum(0), z.maximum(2047))),
  /** What the editor's text is coloured by: nothing, the chosen unit, or where the prediction at the cursor looks back. */
  coloring: z.enum(['none', 'unit', 'sources']),
  /** What weighs the earlier places: the model's attention, where it has one, or a neural cache. */
  lookingBy: z.enum(['attention', 'cache']),
  /** Step of the run looked back on; null for the newest. */
  step: z.nullable(z.int().check(z.minimum(1))),
});
export type InspectorChoice = z.infer<typeof inspectorChoice>;

export const defaultInspectorChoice: InspectorChoice = {
  layer: 0,
  quantity: 'hidden',
  sorting: 'index',
  unit: null,
  coloring: 'none',
  lookingBy: 'attention',
  step: null,
};

/** One quantity over the stretch of text that is looked at. Offsets are code points of the document, line ends being LF. */
export interface Picture extends QuantityAnswer {
  readonly tokens: readonly string[];
  /** Characters of the document now. */
  readonly documentLength: number;
  /** Characters of the text that was learned. */
  readonly learnedLength: number;
  /** Whether the document is another text than the one that was learned. */
  readonly edited: boolean;
  /** Stretches written since it was learned, as [from, to, from, to, …]; null where they are not known. */
  readonly written: Uint32Array | null;
}

/** Why there is no picture. */
export type InspectorTrouble = 'noModel' | 'starting' | 'noText' | 'closed' | 'failed';

export interface InspectorSnapshot {
  readonly uri: string;
  readonly name: string;
  readonly choice: InspectorChoice;
  readonly picture: Picture | null;
  readonly trouble: { readonly kind: InspectorTrouble; readonly sentence: string } | null;
  readonly cursor: number;
  /** Steps that can be looked back on. */
  readonly snapshots: readonly number[];
}

/** A place found in the document, with the text around it. */
export interface ShownPlace extends FoundPlace {
  readonly line: number;
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** How some predictions look back, with the text of the stretch. */
export interface LookedBack {
  readonly answer: LookBackAnswer;
  readonly tokens: readonly string[];
}

/** The characters of a token, from one offset up to another. */
export interface TokenPlace {
  readonly from: number;
  readonly to: number;
}

/** A prediction that is pointed at, and the earlier place under the pointer. */
export interface PointedLookBack {
  /** State of the text the offsets are of. */
  readonly version: number;
  readonly prediction: TokenPlace;
  readonly place: TokenPlace;
}

/** Places of the whole document whose states a neural cache would weigh most. */
export interface SourcePlaces {
  readonly places: readonly ShownPlace[];
  readonly searched: number;
  readonly step: number;
  readonly version: number;
}

/** What one network's prediction owes to the text before it. */
export interface InfluenceRow {
  /** The document's own, or one of a comparison. */
  readonly own: boolean;
  readonly answer: InfluenceAnswer;
  readonly tokens: readonly string[];
}

/** What the inspector asks of the extension host. */
export interface InspectorHostCalls {
  ready(nothing: null): InspectorSnapshot;
  /** Answers with the picture of what was chosen. */
  choose(choice: InspectorChoice): void;
  /** Moves the stretch looked at by so many characters. */
  scrollBy(characters: number): void;
  /** Lights up a token in the editor, or nothing. */
  pointAt(token: TokenPlace | null): void;
  /** Puts the editor's cursor there. */
  goTo(offset: number): void;
  /** On the document's own network first, then on those of the other cells it was compared with. */
  influence(offset: number): readonly InfluenceRow[];
  horizon(nothing: null): HorizonAnswer;
  rankUnits(nothing: null): RankingAnswer;
  /** How the predictions of what stands at `from` up to `to` look back, `reach` tokens far. */
  lookBack(about: {
    readonly from: number;
    readonly to: number;
    readonly by: LookingBy;
    readonly reach: number;
  }): LookedBack;
  /** Lights up in the editor what a prediction looks back on, or nothing. */
  pointAtLookBack(pointed: PointedLookBack | null): void;
  /** Where in the whole document the prediction at an offset may come from. */
  sources(offset: number): SourcePlaces;
  /** What the run wrote at some of its steps, oldest first. */
  samples(nothing: null): readonly { readonly step: number; readonly text: string }[];
  save(file: ExportedFile): void;
  train(nothing: null): void;
}

/** What the host tells the inspector. */
export interface InspectorEvents {
  picture(picture: Picture): void;
  trouble(trouble: InspectorSnapshot['trouble']): void;
  cursor(offset: number): void;
  /** What is looked at had to change: an earlier step is no longer kept, the network lacks what was chosen. */
  choice(choice: InspectorChoice): void;
  snapshots(steps: readonly number[]): void;
}
