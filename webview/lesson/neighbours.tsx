import type { ChapterEntry } from '../../src/protocol/lesson.ts';
import { format } from '../shared/host.ts';
import { conversation, snapshot } from './conversation.ts';
import { text } from './text.ts';

/** The chapters before and after this one. */
export function neighbours(): { readonly previous: ChapterEntry | undefined; readonly next: ChapterEntry | undefined } {
  const { chapters = [], reference } = snapshot.value ?? {};
  const at = reference?.kind === 'chapter' ? chapters.findIndex(({ name }) => name === reference.name) : -1;
  return at < 0 ? { previous: undefined, next: undefined } : { previous: chapters[at - 1], next: chapters[at + 1] };
}

/** Buttons to the chapters before and after, at the end of the lesson. */
export function Neighbours() {
  const { previous, next } = neighbours();
  const button = (chapter: ChapterEntry | undefined, label: string, kind: string) =>
    chapter && (
      <button class={kind} onClick={() => conversation.go({ kind: 'chapter', name: chapter.name }, null)}>
        {format(label, chapter.title)}
      </button>
    );
  return (
    <nav class="neighbours" aria-label={text.chapters}>
      {button(previous, text.previous, 'secondary')}
      {button(next, text.next, 'forward')}
    </nav>
  );
}
