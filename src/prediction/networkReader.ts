import type { RecurrentState } from '../engine/backend.ts';
import type { EditedText } from './editedText.ts';

/** The text a network reads. */
export type ReadableText = Pick<EditedText, 'slice'>;

/** Where a network has read to. */
export interface NetworkPlace {
  /** Offset the network has read to. */
  readonly end: number;
  /** [vocabulary] */
  readonly logits: Float32Array;
  /** [hidden]: top layer's hidden state */
  readonly hidden: Float32Array;
  readonly state: RecurrentState;
}

/** A trained network as next-word prediction asks it, whatever units it reads. */
export interface NetworkReader<Place extends NetworkPlace = NetworkPlace> {
  /** Units of the top layer. */
  readonly width: number;
  /** What the network makes of the text before a word that begins at `offset`; null where it has nothing to go by. */
  at(text: ReadableText, offset: number): Place | null;
  /** Forgets what was read from an offset on. */
  forget(offset: number): void;
  /**
   * Probability of each word given that one comes: of the candidates it knows, and of at most `others` that it finds likeliest itself.
   * What is missing to 1 is left to all other words.
   */
  words(place: Place, candidates: readonly string[], others: number): ReadonlyMap<string, number>;
}

/** Places whose state is kept, so that small steps back cost nothing. */
const keptPlaces = 24;

/** The places a network has lately read to. */
export class ReadPlaces<Place extends { readonly end: number }> {
  #places: Place[] = [];

  add(place: Place): void {
    this.#places.push(place);
    if (this.#places.length > keptPlaces) this.#places.shift();
  }

  /** The farthest that lies at or before `end`, but not before `least`. */
  nearest(end: number, least: number): Place | undefined {
    let nearest: Place | undefined;
    for (const place of this.#places) {
      if (place.end <= end && place.end >= least && place.end >= (nearest?.end ?? 0)) nearest = place;
    }
    return nearest;
  }

  /** Forgets places at or behind an offset: the unit before an edit may have grown. */
  forget(offset: number): void {
    this.#places = this.#places.filter(({ end }) => end < offset);
  }
}
