import type { DocumentEdit } from '../protocol/predictor.ts';
import type { GhostText } from './ghostTexts.ts';

/** Suggestions as they were shown. */
export interface Shown {
  readonly document: string;
  readonly version: number;
  /** Offset where the replaced letters begin. */
  readonly start: number;
  /** Those letters. */
  readonly typed: string;
  readonly texts: readonly GhostText[];
}

/**
 * The suggestions somebody is typing into: nothing happened since but that letters of the first were typed, one a version. Empty where
 * typing went elsewhere or to the end.
 */
export function typedInto(shown: Shown, now: Omit<Shown, 'texts'>): readonly GhostText[] {
  const [first] = shown.texts;
  const { typed } = now;
  if (!first || shown.document !== now.document || shown.start !== now.start) return [];
  if (!typed.startsWith(shown.typed) || now.version - shown.version !== typed.length - shown.typed.length) return [];
  if (!first.text.startsWith(typed)) return [];
  return shown.texts.filter(({ text }) => text.startsWith(typed) && text !== typed);
}

/** What an edit put there of a suggestion that is shown. */
export interface Growth {
  readonly suggestion: GhostText;
  /** Characters it added. */
  readonly characters: number;
  /** Offset that is reached now. */
  readonly end: number;
  /** How it came: letter by letter, several at once, or all that was left. */
  readonly by: 'typing' | 'part' | 'whole';
}

/**
 * What an edit adds of a shown suggestion of which somebody typed or accepted what stands before `reached`, the cursor; the letters before
 * it may be written anew. Null for any other edit: after that the suggestion is no longer shown.
 */
export function grown(shown: Shown, reached: number, { offset, deleted, inserted }: DocumentEdit): Growth | null {
  const from = offset - shown.start;
  const characters = inserted.length - deleted;
  if (from < 0 || offset + deleted !== reached || characters < 1) return null;
  const fitting = shown.texts.filter(({ text }) => text.startsWith(inserted, from));
  const end = offset + inserted.length;
  const whole = fitting.find(({ text }) => shown.start + text.length === end);
  const suggestion = whole ?? fitting[0];
  if (!suggestion) return null;
  return { suggestion, characters, end, by: characters === 1 ? 'typing' : whole ? 'whole' : 'part' };
}
