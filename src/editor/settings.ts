import * as vscode from 'vscode';
import type { settings } from '../ids.ts';

/** The types of our settings, by their names in package.json. */
export interface SettingTypes {
  readonly [settings.engine]: 'wasm' | 'tensorflow';
  readonly [settings.threads]: number;
  readonly [settings.storageQuota]: number;
  readonly [settings.generationLength]: number;
  readonly [settings.generationTemperature]: number;
  readonly [settings.generationTopK]: number;
  readonly [settings.generationTopP]: number;
  readonly [settings.generationSeed]: number;
  readonly [settings.suggest]: boolean;
  readonly [settings.excludedLanguages]: readonly string[];
  readonly [settings.threshold]: number;
  readonly [settings.besideOthers]: 'always' | 'onRequest' | 'never';
  readonly [settings.completionItems]: boolean;
  readonly [settings.maximumSize]: number;
}

/** A setting's value for a document, with the default of package.json where the user has set none. */
export function setting<Name extends keyof SettingTypes>(
  name: Name,
  scope?: vscode.ConfigurationScope,
): SettingTypes[Name] {
  const value = vscode.workspace.getConfiguration(undefined, scope).get<SettingTypes[Name]>(name);
  if (value === undefined) throw new Error(`The setting ${name} has no default in package.json.`);
  return value;
}

/**
 * Changes a setting where the value that counts for a document is set: in a folder, the workspace or for the document's language alone,
 * else for the user. Elsewhere the change would have no effect there.
 */
export async function changeSetting<Name extends keyof SettingTypes>(
  name: Name,
  value: SettingTypes[Name],
  document?: vscode.TextDocument,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(undefined, document);
  const { target, forLanguage } = placeOf(configuration.inspect(name));
  await configuration.update(name, value, target, forLanguage);
}

type Inspected = ReturnType<vscode.WorkspaceConfiguration['inspect']>;

/** Where a setting's value is set: one for a language counts before all others, then the narrower. */
function placeOf(found: Inspected): { readonly target: vscode.ConfigurationTarget; readonly forLanguage: boolean } {
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const places = [
    { value: found?.workspaceFolderLanguageValue, target: WorkspaceFolder, forLanguage: true },
    { value: found?.workspaceLanguageValue, target: Workspace, forLanguage: true },
    { value: found?.globalLanguageValue ?? found?.defaultLanguageValue, target: Global, forLanguage: true },
    { value: found?.workspaceFolderValue, target: WorkspaceFolder, forLanguage: false },
    { value: found?.workspaceValue, target: Workspace, forLanguage: false },
  ];
  return places.find(({ value }) => value !== undefined) ?? { target: Global, forLanguage: false };
}
