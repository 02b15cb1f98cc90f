import { isPane } from '../editor/panes.ts';

/** What is known of a document when it is decided whether to suggest anything in it. */
export interface Excludable {
  readonly scheme: string;
  /** The last part of its path. */
  readonly name: string;
  readonly languageId: string;
  /** UTF-16 units. */
  readonly length: number;
}

/** Files made to hold secrets: words of theirs are never shown, not even in themselves. */
const secret =
  /^\.env|\.env$|^\.(?:npmrc|netrc|pgpass|git-credentials)$|^id_(?:rsa|dsa|ecdsa|ed25519)|\.(?:pem|key|p12|pfx|kdbx)$|^credentials$/i;

/** Why nothing is suggested in a document; null where something may be. */
export type Exclusion = 'pane' | 'secret' | 'language' | 'size';

export function exclusionOf(
  { scheme, name, languageId, length }: Excludable,
  excludedLanguages: readonly string[],
  maximumLength: number,
): Exclusion | null {
  if (isPane(scheme)) return 'pane';
  if (secret.test(name)) return 'secret';
  if (excludedLanguages.includes(languageId)) return 'language';
  return length > maximumLength ? 'size' : null;
}
