import type { Corpus } from '../text/corpus.ts';
import type { EncodedText } from '../text/encodedText.ts';

/**
 * Turns nats per token into bits per character for a corpus: exact for characters; for words by the held-out part's mean
 * word length and its mean cost of spelling unknown words.
 */
export function bitsPerCharacter(corpus: Corpus): (natsPerToken: number) => number {
  const { heldOut, vocabulary } = corpus;
  if (vocabulary.unit === 'character' || !heldOut) return (nats) => nats / Math.LN2;
  const tokensPerCharacter = heldOut.tokens.length / heldOut.characters;
  const spelled = spellingNats(heldOut) / heldOut.characters;
  return (nats) => (nats * tokensPerCharacter + spelled) / Math.LN2;
}

function spellingNats({ spelling }: EncodedText): number {
  return spelling?.reduce((sum, nats) => sum + nats, 0) ?? 0;
}
