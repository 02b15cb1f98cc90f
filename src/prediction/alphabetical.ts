import type { Lexicon } from './lexicon.ts';

const { compare } = new Intl.Collator();

/** The document's words that begin with `prefix` in alphabetical order, as VS Code's word list has them: none before a letter. */
export function alphabeticalCompletions(lexicon: Lexicon, prefix: string, count: number): string[] {
  if (prefix === '') return [];
  const texts: string[] = [];
  const folded = prefix.toLowerCase();
  for (const id of lexicon.beginningLike(prefix)) {
    const text = lexicon.text(id);
    if (lexicon.count(id) > 0 && text.length > prefix.length && text.toLowerCase().startsWith(folded)) texts.push(text);
  }
  return texts.sort(compare).slice(0, count);
}
