/** What a piece of text is cut into before a network reads it. */
export type Unit = 'character' | 'word';
