import { generate } from '../engine/generate.ts';
import { Random } from '../engine/random.ts';
import { verbatimStretches } from '../engine/verbatim.ts';
import type { ExperimentResult, ResultPart, Span } from '../protocol/lessonResults.ts';
import { percent, say } from '../protocol/phrases.ts';
import type { TextDocument } from '../text/document.ts';
import { CharacterCounts, ngramOrder } from './counting.ts';
import type { Experiment } from './experiment.ts';
import { looks } from './looks.ts';
import { QuickModel, using } from './quickModel.ts';

/** Shortest stretch that counts as copied, in characters. */
const shortestCopy = 20;

/** Text in the style of the document at several temperatures, with what was copied from it marked. */
export const generation: Experiment<'generation'> = async (run, document, laboratory) => {
  const quick = new QuickModel(laboratory.backend, document, { cell: 'lstm', hidden: 96 });
  return using([quick], async () => {
    const { corpus } = quick.plan;
    const counts = new CharacterCounts(corpus);
    const start = [...corpus.training.subarray(0, ngramOrder)];
    const counted = counts.write(start, run.length, corpus.vocabulary.size, new Random(1));
    const baseline = marked(corpus.vocabulary.decode(counted), corpus.document);
    const find = (progress: number): ExperimentResult => {
      const written = run.temperatures.map((temperature) => ({
        temperature,
        spans: marked(write(quick, run.length, temperature), corpus.document),
      }));
      const shares = written.map(({ temperature, spans }) => say('copiedAt', percent(copiedShare(spans)), temperature));
      const longest = Math.max(0, ...written.flatMap(({ spans }) => spans.map(copiedLength)));
      return {
        finding: say('generationFinding', shortestCopy, shares, longest),
        baseline: say('generationBaseline', ngramOrder, percent(copiedShare(baseline))),
        parts: [
          ...written.map(({ temperature, spans }): ResultPart => ({
            type: 'text',
            title: say('temperatureTitle', temperature),
            spans,
          })),
          { type: 'text', title: say('ngramTitle', ngramOrder), spans: baseline },
        ],
        progress,
      };
    };
    for (const { wait, share } of looks(run.seconds)) {
      await quick.train(wait, laboratory);
      if (share < 1) laboratory.report(find(share));
    }
    return find(1);
  });
};

function write({ model, vocabulary }: QuickModel, length: number, temperature: number): string {
  const units = generate(model, vocabulary, '\n', { temperature, topK: Infinity, topP: 1, seed: 1 });
  let text = '';
  for (let n = 0; n < length; n++) text += units.next().value;
  return text;
}

/** A text cut into what is copied from the document and what is not. */
function marked(text: string, document: TextDocument): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const stretch of verbatimStretches(text, document, shortestCopy)) {
    if (stretch.from > from) spans.push({ text: text.slice(from, stretch.from), copied: false });
    spans.push({ text: text.slice(stretch.from, stretch.to), copied: true });
    from = stretch.to;
  }
  if (from < text.length) spans.push({ text: text.slice(from), copied: false });
  return spans;
}

function copiedLength({ text, copied }: Span): number {
  return copied ? text.length : 0;
}

function copiedShare(spans: readonly Span[]): number {
  const all = spans.reduce((sum, { text }) => sum + text.length, 0);
  return spans.reduce((sum, span) => sum + copiedLength(span), 0) / Math.max(1, all);
}
