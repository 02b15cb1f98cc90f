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
