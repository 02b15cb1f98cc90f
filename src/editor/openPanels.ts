import * as vscode from 'vscode';
import { standForDocument } from './documentsInView.ts';

/** A feature's panel: VS Code's, and what lives as long as it. */
export interface FeaturePanel extends vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  /** The document it is about, if it is about one. */
  readonly document?: vscode.Uri;
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
    if (opened.document) standForDocument(opened.panel, opened.document);
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
