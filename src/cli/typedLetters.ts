const lastLetter = /[\p{L}\p{N}_'’]$/u;

/**
 * The letters already typed of the word that a text ends in, as the predictor protocol has words: `\w+(?:['’]\w+)*`, a whole run of
 * characters also where words are not spaced.
 */
export function typedLetters(text: string): string {
  let start = text.length;
  // From the end, for the text before it may be long. A letter is one UTF-16 unit or two.
  for (let found; (found = lastLetter.exec(text.slice(Math.max(0, start - 2), start)));) start -= found[0].length;
  const [last = ''] = text
    .slice(start)
    .split(/['’]{2,}/)
    .slice(-1);
  return last.replace(/^['’]/, '');
}
