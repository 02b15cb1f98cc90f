import type { Block } from '../../src/protocol/lessonText.ts';
import { format } from '../shared/host.ts';
import { conversation, scrollTo, snapshot } from './conversation.ts';
import { Inlines } from './inlines.tsx';
import { text } from './text.ts';

/** Width of a panel, in pixels, that has no room for the contents beside the text; the stylesheet knows it too. */
const narrow = 760;

/** The chapters with what has been done in each, and the sections of this one. */
export function Contents() {
  const now = snapshot.value;
  if (!now) return null;
  const { chapters, reference, lesson } = now;
  return (
    <nav class="contents" aria-label={text.contents}>
      {/* Beside a narrow editor the lesson comes first. */}
      <details open={window.innerWidth > narrow}>
        <summary>{text.chapters}</summary>
        <ol>
          {chapters.map(({ name, title, done, total }) => {
            const here = reference.kind === 'chapter' && reference.name === name;
            return (
              <li>
                <button class="link" aria-current={here ? 'page' : undefined} onClick={() => open(name)}>
                  {title}
                </button>
                <meter min={0} max={Math.max(1, total)} value={done} aria-label={format(text.done, done, total)} />
                {here && <Sections blocks={lesson.blocks} />}
              </li>
            );
          })}
        </ol>
        {reference.kind === 'file' && <Sections blocks={lesson.blocks} />}
      </details>
    </nav>
  );
}

function open(name: string): void {
  conversation.go({ kind: 'chapter', name }, null);
}

function Sections({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <ul aria-label={text.inThisChapter}>
      {blocks.map(
        (block) =>
          block.type === 'heading' &&
          block.level === 2 && (
            <li>
              <button class="link" onClick={() => scrollTo(block.id)}>
                <Inlines content={block.content} />
              </button>
            </li>
          ),
      )}
    </ul>
  );
}
