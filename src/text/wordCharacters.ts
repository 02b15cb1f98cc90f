/**
 * Of a regular expression with the flag v: characters of scripts that are written without spaces between words, and signs these share,
 * like ー; not what they share with Latin, like the dot below of ẹ.
 */
export const unspaced = String.raw`[[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]--\p{scx=Latin}]`;

/** Of a regular expression with the flag v: a letter, mark, digit or underscore of which several make a word. */
export const letter = String.raw`[[\p{L}\p{M}\p{N}_]--${unspaced}]`;

/** Of a regular expression with the flag v: a character that is a word of its own, with its marks. */
export const unspacedWord = String.raw`[${unspaced}&&[\p{L}\p{N}]]\p{M}*`;
