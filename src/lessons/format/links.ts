import type { LinkTarget } from '../../protocol/lessonText.ts';

/** Where a link may lead, or null: `command:`, `file:`, `data:`, plain `http:` and other folders lead nowhere. */
export function linkTarget(href: string): LinkTarget | null {
  if (href.startsWith('#')) return { kind: 'anchor', anchor: decode(href.slice(1)) };
  const chapter = /^(?:\.\/)?([\w-]+)\.md(?:#(.*))?$/.exec(href);
  if (chapter?.[1]) return { kind: 'lesson', lesson: chapter[1], anchor: chapter[2] ? decode(chapter[2]) : null };
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return url.protocol === 'https:' && url.username === '' ? { kind: 'web', url: url.href } : null;
}

/** The name of a heading out of what Markdown made of it: `%C3%BCber` is `über`. */
function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor).slice(0, 200);
  } catch {
    return anchor.slice(0, 200);
  }
}
