import type { Expectation, ExperimentResult } from '../protocol/lessonResults.ts';
import { fixed, percent, say, type Phrase } from '../protocol/phrases.ts';
import type { Experiment } from './experiment.ts';
import { looks } from './looks.ts';
import { likelyWords, wordProbability } from './likelyWords.ts';
import { QuickModel, using } from './quickModel.ts';

/** What a network that has read the document for a few seconds expects after each word of a sentence. */
export const expectation: Experiment<'expectation'> = async (run, document, laboratory) => {
  const quick = new QuickModel(laboratory.backend, document, { cell: run.cell });
  return using([quick], async () => {
    const words = run.text.trim().split(/\s+/);
    const baseline = countingSentence(document.text, words.at(-1) ?? '');
    const find = (progress: number): ExperimentResult => {
      const steps = expectationsOf(quick, words);
      const guess = steps.at(-1)?.top[0];
      const read = words.join(' ');
      const spent = fixed(progress * run.seconds, 1);
      const finding = guess
        ? say('expectationFinding', read, guess.token, percent(guess.probability, 1), document.name, spent)
        : say('expectationNothing', read, document.name, spent);
      return { finding, baseline, parts: [{ type: 'expectations', steps }], progress };
    };
    for (const { wait, share } of looks(run.seconds)) {
      await quick.train(wait, laboratory);
      if (share < 1) laboratory.report(find(share));
    }
    return find(1);
  });
};

function expectationsOf({ model, vocabulary }: QuickModel, words: readonly string[]): Expectation[] {
  return words.map((_, place) => {
    const read = `${words.slice(0, place + 1).join(' ')} `;
    const after = model.read(Int32Array.from(vocabulary.encode(read)), null);
    const guesses = likelyWords(model, vocabulary, after, 12);
    const next = words[place + 1];
    const rank = guesses.findIndex(({ token }) => token === next);
    return {
      read,
      top: guesses.slice(0, 3),
      came:
        next === undefined
          ? null
          : {
              token: next,
              probability: wordProbability(model, vocabulary, after, next),
              rank: rank < 0 ? null : rank + 1,
            },
    };
  });
}

/** What counting pairs of words would say after `word`. */
function countingSentence(text: string, word: string): Phrase {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_'’-]+/gu) ?? [];
  const followers = new Map<string, number>();
  const all = new Map<string, number>();
  words.forEach((one, place) => {
    all.set(one, (all.get(one) ?? 0) + 1);
    if (words[place - 1] === word.toLowerCase()) followers.set(one, (followers.get(one) ?? 0) + 1);
  });
  const [best] = [...(followers.size > 0 ? followers : all)].sort((a, b) => b[1] - a[1]);
  if (!best) return say('noWords');
  const total = [...(followers.size > 0 ? followers : all).values()].reduce((sum, n) => sum + n, 0);
  return say(followers.size > 0 ? 'followers' : 'noFollowers', word, best[0], best[1], total);
}
