import type { Token } from 'markdown-it';
import type { Inline } from '../../protocol/lessonText.ts';
import { linkTarget } from './links.ts';
import { markdown } from './markdown.ts';

/** One line of Markdown, as blocks carry it in their fields. */
export function parseInline(source: string): Inline[] {
  return markdown.parseInline(source, {}).flatMap((token) => inlinesOf(token.children ?? []));
}

/** Builds the tree of a line from markdown-it's flat tokens. */
export function inlinesOf(tokens: readonly Token[]): Inline[] {
  const position = { next: 0 };
  return readUntil(tokens, position, null);
}

function readUntil(tokens: readonly Token[], position: { next: number }, close: string | null): Inline[] {
  const content: Inline[] = [];
  for (let token = tokens[position.next]; token; token = tokens[position.next]) {
    position.next++;
    if (token.type === close) break;
    content.push(...inlineOf(token, tokens, position));
  }
  return content;
}

function inlineOf(token: Token, tokens: readonly Token[], position: { next: number }): Inline[] {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return token.content === '' ? [] : [{ type: 'text', text: token.content }];
    case 'softbreak':
      return [{ type: 'text', text: ' ' }];
    case 'hardbreak':
      return [{ type: 'break' }];
    case 'code_inline':
      return [{ type: 'code', text: token.content }];
    case 'math':
      return [{ type: 'math', tex: token.content }];
    case 'strong_open':
      return [{ type: 'strong', content: readUntil(tokens, position, 'strong_close') }];
    case 'em_open':
      return [{ type: 'emphasis', content: readUntil(tokens, position, 'em_close') }];
    case 'link_open': {
      const content = readUntil(tokens, position, 'link_close');
      const to = linkTarget(String(token.attrGet('href') ?? ''));
      return to ? [{ type: 'link', to, content }] : content;
    }
    default:
      // Pictures come from figure blocks only; of an image, the words that describe it are kept.
      return inlinesOf(token.children ?? []);
  }
}

/** The words of a line without their markup. */
export function plainText(content: readonly Inline[]): string {
  return content.map(wordsOf).join('');
}

function wordsOf(inline: Inline): string {
  if ('content' in inline) return plainText(inline.content);
  if (inline.type === 'math') return inline.tex;
  return inline.type === 'break' ? ' ' : inline.text;
}
