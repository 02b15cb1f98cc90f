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

/** A part of a shown suggestion that an edit put there at once. */
export interface AcceptedPart {
  readonly suggestion: GhostText;
  /** Characters that were not typed. */
  readonly characters: number;
  /** Offset it reaches to. */
  readonly end: number;
}

/**
 * What an edit accepted of a shown suggestion: several letters of it in one piece, beginning where the suggestion or what was accepted and
 * typed of it ends. Null for typing, which adds letters one by one, and for any other edit.
 */
export function partlyAccepted(shown: Shown, { offset, deleted, inserted }: DocumentEdit): AcceptedPart | null {
  const suggestion = shown.texts.find(({ text }) => {
    const from = offset - shown.start;
    return from >= 0 && from + deleted <= text.length && text.startsWith(inserted, from);
  });
  if (!suggestion || inserted.length - deleted < 2) return null;
  return { suggestion, characters: inserted.length - deleted, end: offset + inserted.length };
}
