import type { EncodedText } from '../text/encodedText.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import type { Tokens } from '../text/tokens.ts';
import type { DocumentModel, RecurrentState } from './backend.ts';

/** How well a model predicts a text. */
export interface Judgement {
  /** Cross-entropy in nats per token. */
  readonly loss: number;
  /** Cross-entropy in bits per character, unknown tokens spelled out, so that units can be compared. */
  readonly bitsPerCharacter: number;
  /** exp(loss) */
  readonly perplexity: number;
  /** Tokens judged. */
  readonly tokens: number;
  /** Characters these tokens are. */
  readonly characters: number;
}

export interface JudgementOptions {
  /** What comes before the text; the model reads the end of it first. */
  readonly context: Tokens;
  /** Most lanes side by side and tokens a call: what the model reserved room for. */
  readonly batch: number;
  readonly sequence: number;
  /** Most tokens judged, spread evenly over the text; Infinity for all. */
  readonly limit: number;
}

/** Tokens each lane reads before its first judged one, so that no lane is judged from an empty memory. */
const warmUp = 128;

/** Fewest judged tokens that are worth a lane with a warm-up of its own. */
const shortestLane = 4 * warmUp;

/** Throws a `SentenceError` when the text has no token that another one comes before. */
export function judge(model: DocumentModel, text: EncodedText, options: JudgementOptions): Judgement {
  const { tokens, lengths, spelling } = text;
  const { context } = options;
  // Positions count from the text's first token; the context's are negative.
  const at = (position: number) => (position < 0 ? context[context.length + position] : tokens[position]) ?? 0;
  const judged = Math.min(tokens.length, options.limit);
  const count = Math.max(1, Math.min(options.batch, Math.floor(judged / shortestLane)));
  const lanes = Array.from({ length: count }, (_, lane) => {
    const from = Math.floor((lane * tokens.length) / count);
    const whole = Math.floor(((lane + 1) * tokens.length) / count) - from;
    const to = from + (judged === tokens.length ? whole : Math.floor(judged / count));
    const first = Math.max(-context.length + 1, from - warmUp);
    return { from, to, first };
  });
  const steps = Math.max(...lanes.map(({ to, first }) => to - first));

  let nats = 0;
  let spelled = 0;
  let scored = 0;
  let characters = 0;
  let state: RecurrentState | null = null;
  for (let window = 0; window < steps; window += options.sequence) {
    const time = Math.min(options.sequence, steps - window);
    const inputs = new Int32Array(count * time);
    const targets = new Int32Array(count * time).fill(-1);
    lanes.forEach(({ from, to, first }, lane) => {
      for (let step = 0; step < time; step++) {
        const target = first + window + step;
        if (target >= to) break;
        inputs[lane * time + step] = at(target - 1);
        if (target < from) continue;
        targets[lane * time + step] = at(target);
        scored++;
        characters += lengths?.[target] ?? 1;
        spelled += spelling?.[target] ?? 0;
      }
    });
    const scores = model.score({ batch: count, time, inputs, targets }, state);
    state = scores.state;
    for (const value of scores.nats) nats += value;
  }
  if (scored === 0) throw new SentenceError(sentence('The text is too short to judge a model by.'));
  const loss = nats / scored;
  return {
    loss,
    bitsPerCharacter: (nats + spelled) / Math.LN2 / characters,
    perplexity: Math.exp(loss),
    tokens: scored,
    characters,
  };
}
