import type { Calibration } from './calibration.ts';
import type { MixedWord } from './networkVoice.ts';
import type { Candidate, Source } from './prediction.ts';
import type { Spelling } from './speller.ts';

/** Weight of the spelling of a known word, once letters are typed, against everything else. */
const trustInSpelling = 0.3;

/** The same words in the same order, the first as sure as such words have proved to be, the others sharing the rest. */
export function calibrated(words: readonly MixedWord[], calibration: Calibration): MixedWord[] {
  const [first] = words;
  if (!first) return [];
  const corrected = calibration.corrected(first.probability);
  const others = (1 - corrected) / Math.max(1e-9, 1 - first.probability);
  return words.map((word, rank) => ({
    ...word,
    probability: rank === 0 ? corrected : Math.min(corrected, word.probability * others),
  }));
}

/**
 * Lets spelling have its say on known words and adds words never seen, which share the chance `unknown` that the word is none of
 * the known ones.
 */
export function withSpellings(
  candidates: readonly Candidate[],
  spellings: readonly Spelling[],
  unknown: number,
  isKnown: (text: string) => boolean,
): Candidate[] {
  const spelled = new Map(spellings.map(({ text, probability }) => [text, probability]));
  const known = candidates.map(({ text, probability, sources }) => {
    const own = spelled.get(text) ?? 0;
    const both = (1 - trustInSpelling) * probability + trustInSpelling * own;
    return { text, probability: both, sources: [...sources, spellingSource(own)] };
  });
  const fresh = spellings.filter(({ text }) => !isKnown(text));
  const share = unknown / (1 - Math.min(0.9, sum(spellings) - sum(fresh)));
  const unseen = fresh.map(({ text, probability }) => ({
    text,
    probability: share * probability,
    sources: [spellingSource(share * probability)],
  }));
  return [...known, ...unseen].sort((a, b) => b.probability - a.probability);
}

function spellingSource(probability: number): Source {
  return { kind: 'spelling', probability, context: null, offset: null };
}

function sum(spellings: readonly Spelling[]): number {
  return spellings.reduce((total, { probability }) => total + probability, 0);
}
