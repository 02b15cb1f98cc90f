import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { commands, panels, settings, views } from '../../src/ids.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly icon?: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

/** Commands that only what we show calls, with arguments nobody could type. */
const inner: ReadonlySet<string> = new Set([commands.suggestionAccepted, commands.goToPlace]);

const sorted = (names: Iterable<string>) => [...names].sort();

describe('the names VS Code knows us by', () => {
  let manifest: Manifest;
  before(async () => {
    manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
  });

  it('are the commands that package.json contributes, each with an icon', () => {
    const contributed = manifest.contributes.commands;
    const outer = Object.values(commands).filter((command) => !inner.has(command));
    assert.deepEqual(sorted(contributed.map(({ command }) => command)), sorted(outer));
    for (const { command, icon } of contributed) assert.match(icon ?? '', /^\$\([a-z-]+\)$/, command);
  });

  it('are the settings that it contributes', () => {
    const contributed = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(sorted(contributed), sorted(Object.values(settings)));
  });

  it('are the views that it contributes', () => {
    const contributed = Object.values(manifest.contributes.views).flatMap((listed) => listed.map(({ id }) => id));
    assert.deepEqual(sorted(contributed), sorted(Object.values(views)));
  });

  it('are the panels that it wakes up for', () => {
    const event = 'onWebviewPanel:';
    const woken = manifest.activationEvents.filter((name) => name.startsWith(event));
    assert.deepEqual(sorted(woken.map((name) => name.slice(event.length))), sorted(Object.values(panels)));
  });
});
