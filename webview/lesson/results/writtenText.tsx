import type { ResultPart } from '../../../src/protocol/lessonResults.ts';
import { text } from '../text.ts';

/** Text a network wrote, with the stretches it copied marked. It is untrusted and stays text. */
export function WrittenText({
  part: { title, spans },
}: {
  readonly part: Extract<ResultPart<string>, { type: 'text' }>;
}) {
  return (
    <div class="written">
      <p class="part-title">{title}</p>
      <pre tabIndex={0} aria-label={title}>
        {spans.map((span) => (span.copied ? <mark title={text.copied}>{span.text}</mark> : span.text))}
      </pre>
    </div>
  );
}
