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

function decode(anchor: string): string {
  return anchor.replace(/%[0-9a-f]{2}/gi, '').slice(0, 200);
}
