import * as vscode from 'vscode';

/** Extensions that show ghost text of their own. VS Code cannot be asked for providers, only for extensions. */
const known = [
  'github.copilot',
  'github.copilot-chat',
  'codeium.codeium',
  'codeium.windsurfplugin',
  'tabnine.tabnine-vscode',
  'supermaven.supermaven',
  'continue.continue',
  'sourcegraph.cody-ai',
  'amazonwebservices.amazon-q-vscode',
  'amazonwebservices.aws-toolkit-vscode',
  'google.geminicodeassist',
  'tabbyml.vscode-tabby',
  'augment.vscode-augment',
  'jetbrains.jetbrains-ai-assistant',
  'mistralai.mistral-code',
  'blackboxapp.blackbox',
  'codota.tabnine',
];

/** The name of an active extension that shows ghost text too; undefined where we are alone. */
export function otherCompleter(): string | undefined {
  const other = known.map((id) => vscode.extensions.getExtension(id)).find((extension) => extension?.isActive);
  if (!other) return undefined;
  const { displayName } = other.packageJSON as { readonly displayName?: unknown };
  return typeof displayName === 'string' ? displayName : other.id;
}
