import type { ModelWeights } from './reader.ts';

/** Replaces `deleted` UTF-16 units at `offset` by `inserted`. Line ends are LF, whatever the editor's are. */
export interface DocumentEdit {
  readonly offset: number;
  readonly deleted: number;
  readonly inserted: string;
}

export interface OpenedDocument {
  readonly document: string;
  readonly version: number;
  readonly text: string;
}

export interface EditedDocument {
  readonly document: string;
  /** The version the edits were made to: a document that is not at it is forgotten, to be opened again. */
  readonly from: number;
  readonly version: number;
  /** One after the other. */
  readonly edits: readonly DocumentEdit[];
  /** From which probability on the user is shown a suggestion; for the scoreboard. */
  readonly threshold: number;
}

export interface PredictRequest {
  readonly document: string;
  readonly version: number;
  readonly offset: number;
  /** Most candidates wanted. */
  readonly count: number;
  /** Candidates go on over further words while all of it is at least so probable; 1 for single words. */
  readonly sure: number;
}

/** What one part of the predictor says of a candidate. */
export interface WordSource {
  readonly kind: 'counts' | 'network' | 'neuralCache' | 'spelling';
  /** Probability this part alone gives the word, if a word comes. */
  readonly probability: number;
  /** The earlier place that speaks for the word. */
  readonly offset: number | null;
}

export interface WordCandidate {
  /** The whole word, beginning with the letters already typed. */
  readonly text: string;
  readonly probability: number;
  /** Loudest first. */
  readonly sources: readonly WordSource[];
  /** What surely follows the word, '' where nothing is sure. */
  readonly continuation: string;
}

export interface WordPrediction {
  /** Letters of the word at the cursor that are already typed. */
  readonly prefix: string;
  /** Likeliest first. */
  readonly candidates: readonly WordCandidate[];
}

/** Shares of 1; null where nothing was measured. */
export interface PredictorScore {
  readonly top1: number | null;
  readonly top3: number | null;
  readonly keystrokesSaved: number | null;
  readonly precision: number | null;
  readonly coverage: number | null;
}

/** How well words typed since the document was opened were foreseen, by us and by what others have. */
export interface Scoreboard {
  readonly words: number;
  readonly recurrent: PredictorScore;
  readonly counts: PredictorScore;
  readonly wordList: PredictorScore;
  /** Null without a network. */
  readonly network: NetworkStanding | null;
}

/** How a network has lately done in a document against counting alone. */
export interface NetworkStanding {
  /** Whether any word has compared them yet. */
  readonly isTested: boolean;
  /** Words in a hundred that were among three guesses thanks to the network, less those it cost. */
  readonly advantage: number;
  /** Whether it has a say at all: not where it spoils three guesses. */
  readonly isHeard: boolean;
  /** Whether it has one in the first guess: not where that is more often right by counting. */
  readonly ordersFirst: boolean;
}

/** Name of the error of a request about a document, or a version of it, that is not held (any more). */
export const documentMissing = 'DocumentMissing';

/** What the extension host asks of the predictor. What it learns of a document ends with the document. */
export interface PredictorCalls {
  open(document: OpenedDocument): void;
  edit(edited: EditedDocument): void;
  close(document: string): void;
  /** Lets a network trained on the document join in. Rejects where it was cancelled before that. */
  attach(network: { readonly document: string; readonly weights: ModelWeights }): void;
  /** Sends the network away, if there is one. */
  detach(document: string): void;
  /** Comes from what is counted so far while the document is still being counted. */
  predict(request: PredictRequest): WordPrediction;
}

/** What it tells the extension host. */
export interface PredictorEvents {
  scored(event: { readonly document: string; readonly scoreboard: Scoreboard }): void;
}
