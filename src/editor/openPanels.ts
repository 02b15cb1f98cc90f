import * as vscode from 'vscode';
import { renamed } from './renamed.ts';

/** A feature's panel: VS Code's, and what lives as long as it. */
interface FeaturePanel extends vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
}

/** A panel about a document, by whose address it is known. */
interface DocumentPanel extends FeaturePanel {
  readonly document: vscode.Uri;
}

/**
 * The open panels of one kind, at most one for a key. An extension hears that a panel was closed a moment after it was, and until
 * then VS Code does nothing when asked to bring it to the front: whoever closes a panel and opens it at once would see none.
 */
export class OpenPanels<Panel extends FeaturePanel> implements vscode.Disposable {
  readonly #open = new Map<string, Panel>();

  get all(): readonly Panel[] {
    return [...this.#open.values()];
  }

  of(key: string): Panel | undefined {
    return this.#open.get(key);
  }

  /** The panel of a key, brought to the front, or a new one; resolves when it is known to be there. */
  async show(key: string, create: () => Panel, preserveFocus: boolean): Promise<Panel> {
    for (;;) {
      const known = this.#open.get(key);
      if (!known) return this.keep(key, create());
      known.panel.reveal(undefined, preserveFocus);
      // Answered in order: by then we heard of every panel that was closed before this one was to come to the front.
      await vscode.commands.executeCommand('noop');
      if (this.#open.get(key) === known) return known;
    }
  }

  /** Takes a panel among the open ones until it is closed. */
  keep(key: string, opened: Panel): Panel {
    this.#open.set(key, opened);
    opened.panel.onDidDispose(() => {
      if (this.#open.get(key) === opened) this.#open.delete(key);
      opened.dispose();
    });
    return opened;
  }

  /** Lets go of what lives with the panels; VS Code keeps them to be revived. */
  dispose(): void {
    for (const opened of this.#open.values()) opened.dispose();
  }
}

/**
 * Lets the panels of renamed documents go on under the new name, also where a folder was renamed: each is closed and `remake` opens
 * another one, once what is kept about the documents has moved.
 */
export function followRenames<Panel extends DocumentPanel>(
  open: OpenPanels<Panel>,
  moved: () => Promise<unknown>,
  remake: (panel: Panel, document: vscode.Uri) => Promise<unknown>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const follow = async (renames: vscode.FileRenameEvent['files']): Promise<void> => {
    for (const rename of renames)
      for (const known of open.all) {
        const document = renamed(known.document, rename);
        if (!document) continue;
        await moved();
        known.panel.dispose();
        await remake(known, document);
      }
  };
  return vscode.workspace.onDidRenameFiles(
    ({ files }) =>
      void follow(files).catch((error: unknown) => log.error(error instanceof Error ? error : String(error))),
  );
}
