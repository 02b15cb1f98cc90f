import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { temporaryFolder } from '../../../scripts/temporary.ts';
import { writeSettings, type Settings } from './settings.ts';
import { themes, type Theme } from './themes.ts';
import { until } from './until.ts';
import { theVSCode } from './vscode.ts';

export interface Desk {
  /** Files of the folder that is open, by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly settings?: Settings;
  readonly theme?: Theme;
}

/** Everybody who has not left yet. */
export const present = new Set<Person>();

/** For the quick input, which is opened again where it did not stay, and for a key, which is pressed again. */
const millisecondsToAnswer = 20_000;

/** Somebody in front of VS Code, with the packaged extension installed, who can only do what a person can. */
export class Person {
  /** The window, for what no verb here covers. */
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;
  readonly #besides: Person[] = [];

  private constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  /** Opens a window of VS Code on a folder with these files. */
  static async sitsDown({ files = {}, settings = {}, theme = 'dark' }: Desk = {}): Promise<Person> {
    const { server, context } = await theVSCode();
    const folder = temporaryFolder('workspace');
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    }
    const person = new Person(await context.newPage(), folder);
    if (present.size === 0) await person.#isNobodyYouKnow();
    present.add(person);
    await writeSettings(server, { ...settings, 'workbench.colorTheme': themes[theme].name });
    await person.#opensTheFolder();
    return person;
  }

  /** Opens another window on the same folder, which goes when this person leaves. */
  async opensAnotherWindow(): Promise<Person> {
    const beside = new Person(await this.page.context().newPage(), this.folder);
    this.#besides.push(beside);
    await beside.#opensTheFolder();
    return beside;
  }

  async leaves(): Promise<void> {
    present.delete(this);
    await Promise.all([this, ...this.#besides].map(({ page }) => page.close()));
  }

  /** Reloads the window by its command, which lets VS Code keep what is open first; a reload of the page alone would not. */
  async reloads(): Promise<void> {
    const reloaded = this.page.waitForEvent('load');
    await this.runs('Developer: Reload Window');
    await reloaded;
    await this.#seesTheWindow();
  }

  /** Runs a command from the palette by the title it has there, category included. */
  async runs(title: string): Promise<void> {
    await this.#picks('F1', `>${title}`, title);
  }

  /** Opens a file of the folder. */
  async opens(file: string): Promise<void> {
    await this.#picks('Control+P', file, basename(file));
    await this.tab(basename(file)).waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /** Saves under the name that VS Code's dialog offers, which ends with `ending`. */
  async savesAsOffered(ending = ''): Promise<void> {
    const name = this.page.locator('.quick-input-widget input[type="text"]');
    await until('a name to save under', async () => {
      const offered = await name.inputValue();
      return offered.startsWith('/') && offered.endsWith(ending);
    });
    // While the dialog still reads the folder, it does not hear the key; what fails because it closed meanwhile is what is wanted.
    await until('the dialog to close', async () => {
      if (await name.isVisible()) await name.press('Enter', { timeout: 1000 }).catch(() => undefined);
      return !(await name.isVisible());
    });
  }

  /** Types where the focus is. */
  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses a key or a chord, as playwright names them: `Tab`, `Control+End`. */
  async presses(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Presses a key until what it does is seen, which `seen` waits for: what has just come up may not hear a key yet. */
  async pressesUntil(key: string, seen: (timeout: number) => Promise<unknown>): Promise<void> {
    for (let tries = 3; ; tries--) {
      await this.presses(key);
      try {
        await seen(millisecondsToAnswer);
        return;
      } catch (error) {
        if (tries === 1) throw error;
      }
    }
  }

  /** Clicks into the text of the active editor. */
  async clicksIntoEditor(): Promise<void> {
    await this.page.locator('.editor-group-container.active .monaco-editor .view-lines').click();
  }

  /** The text on the clipboard. */
  async clipboard(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read']);
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Changes the colour theme. */
  async choosesTheme(theme: Theme): Promise<void> {
    const { label, className } = themes[theme];
    await this.runs('Preferences: Color Theme');
    await this.page.locator('.quick-input-widget input[type="text"]').fill(label);
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first().click();
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
  }

  /** The webview whose page has this title. After a reload, or once it was hidden, it is another one: ask again. */
  webview(title: string): Promise<Frame> {
    return until(`a webview "${title}"`, async () => {
      for (const frame of this.page.frames())
        if (frame !== this.page.mainFrame() && (await titleOf(frame)) === title) return frame;
      return undefined;
    });
  }

  /** The tab of an editor or a panel. */
  tab(name: string): Locator {
    return this.page.locator(`.tab[aria-label^="${name}"]`);
  }

  /** An item of the status bar that contains `text`. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** A notification that contains `text`. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text });
  }

  /** Keeps a picture of the window under .screenshots, to be looked at. */
  async keepsPicture(name: string): Promise<void> {
    await this.page.screenshot({ path: join('.screenshots', `${name}.png`) });
  }

  /**
   * Opens the quick input with a key, types, and clicks the entry whose label is `label`, after which come keys, groups and paths.
   * A panel that takes the focus while it loads closes the quick input: then once more, as a person would.
   */
  async #picks(key: string, text: string, label: string): Promise<void> {
    const entry = this.page
      .locator(`.quick-input-list .monaco-list-row:is([aria-label="${label}"], [aria-label^="${label},"])`)
      .first();
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    for (let tries = 3; ; tries--) {
      try {
        await this.page.keyboard.press(key);
        await input.fill(text, { timeout: millisecondsToAnswer });
        await entry.click({ timeout: millisecondsToAnswer });
        return;
      } catch (error) {
        if (tries === 1) throw error;
      }
    }
  }

  /** What VS Code keeps in the browser is about the one before: which views are open, what was run last. */
  async #isNobodyYouKnow(): Promise<void> {
    const { server } = await theVSCode();
    const context = this.page.context();
    await context.clearCookies();
    const session = await context.newCDPSession(this.page);
    const kept = { origin: new URL(server.address('')).origin, storageTypes: 'indexeddb,local_storage' };
    await session.send('Storage.clearDataForOrigin', kept);
    await session.detach();
  }

  async #opensTheFolder(): Promise<void> {
    const { server } = await theVSCode();
    await this.page.goto(server.address(this.folder));
    await this.#seesTheWindow();
  }

  async #seesTheWindow(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list').waitFor();
    // A palette that opens before the extension is there does not list its commands later.
    await this.page.locator('.activitybar [aria-label^="Recurrent"]').first().waitFor();
  }
}

/** undefined for a frame that goes away while it is asked. */
async function titleOf(frame: Frame): Promise<string | undefined> {
  try {
    return await frame.title();
  } catch (error) {
    if (frame.isDetached() || /destroyed|detached/.test((error as Error).message)) return undefined;
    throw error;
  }
}
