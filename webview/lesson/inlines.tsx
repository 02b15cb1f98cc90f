import type { Inline, LinkTarget } from '../../src/protocol/lessonText.ts';
import { conversation, scrollTo, snapshot } from './conversation.ts';
import { Mathematics } from './mathematics.tsx';

/** A line of a lesson. Its text stays text. */
export function Inlines({ content }: { readonly content: readonly Inline[] }) {
  return content.map((inline, n) => {
    const after = punctuationOf(content[n + 1]);
    if (inline.type === 'math' && after !== '')
      return (
        <span class="unbroken">
          <InlineNode inline={inline} />
          {after}
        </span>
      );
    const taken = content[n - 1]?.type === 'math' ? punctuationOf(inline).length : 0;
    return taken > 0 && inline.type === 'text' ? inline.text.slice(taken) : <InlineNode inline={inline} />;
  });
}

/** What a text begins with that must not begin a line: it stays with the formula before it. */
function punctuationOf(inline: Inline | undefined): string {
  return inline?.type === 'text' ? (/^[.,;:!?)”’"]+/.exec(inline.text)?.[0] ?? '') : '';
}

function InlineNode({ inline }: { readonly inline: Inline }) {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'math':
      return <Mathematics tex={inline.tex} display={false} />;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <Inlines content={inline.content} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines content={inline.content} />
        </em>
      );
    case 'link':
      return (
        <a
          href={hrefOf(inline.to)}
          onClick={(event) => {
            event.preventDefault();
            event.stopPropagation();
            follow(inline.to);
          }}
        >
          <Inlines content={inline.content} />
        </a>
      );
    default:
      return null;
  }
}

function hrefOf(to: LinkTarget): string {
  if (to.kind === 'web') return to.url;
  return to.kind === 'anchor' ? `#${to.anchor}` : `#${to.lesson}`;
}

function follow(to: LinkTarget): void {
  if (to.kind === 'web') conversation.openWeb(to.url);
  else if (to.kind === 'anchor') scrollTo(to.anchor);
  else {
    const here = snapshot.value?.reference;
    const file = `${to.lesson}.md`;
    conversation.go(
      here?.kind === 'file'
        ? { kind: 'file', uri: new URL(file, here.uri).href }
        : { kind: 'chapter', name: to.lesson },
      to.anchor,
    );
  }
}
