/** Schemes of VS Code's own that hold a person's text; its others are panes, inputs and views. */
const editable = new Set(['vscode-remote', 'vscode-vfs', 'vscode-test-web', 'vscode-notebook-cell', 'vscode-userdata']);
const panes = new Set(['output', 'debug', 'comment', 'git', 'gitlens', 'review', 'search-editor', 'walkThrough']);

/** Whether an editor of VS Code's own holds no document of somebody's, as that of the output. */
export function isPane(scheme: string): boolean {
  return panes.has(scheme) || (scheme.startsWith('vscode-') && !editable.has(scheme));
}
