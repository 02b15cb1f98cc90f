/** What is known of a document when it is decided whether to suggest anything in it. */
export interface Excludable {
  readonly scheme: string;
  /** The last part of its path. */
  readonly name: string;
  readonly languageId: string;
  /** UTF-16 units. */
  readonly length: number;
}

/** Schemes of VS Code's own that hold a person's text; its others are panes, inputs and views. */
const editable = new Set(['vscode-remote', 'vscode-vfs', 'vscode-test-web', 'vscode-notebook-cell', 'vscode-userdata']);
const panes = new Set(['output', 'debug', 'comment', 'git', 'gitlens', 'review', 'search-editor', 'walkThrough']);
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

/** Whether an editor of VS Code's own holds no document of somebody's, as that of the output. */
export function isPane(scheme: string): boolean {
  return panes.has(scheme) || (scheme.startsWith('vscode-') && !editable.has(scheme));
}
