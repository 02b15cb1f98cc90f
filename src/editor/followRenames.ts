import type * as vscode from 'vscode';
import type { FeaturePanel, OpenPanels } from './openPanels.ts';
import { renamed, type Rename } from './renamed.ts';

/** A panel about a document, by whose address it is known. */
interface DocumentPanel extends FeaturePanel {
  readonly document: vscode.Uri;
}

/**
 * Lets the panels of documents that were renamed, moved or saved as a file go on under the new name, also where a folder was renamed:
 * each is closed and `remake` opens another one, once what is kept about the documents has moved.
 */
export function followRenames<Panel extends DocumentPanel>(
  open: OpenPanels<Panel>,
  onDidMove: vscode.Event<Rename>,
  remake: (panel: Panel, document: vscode.Uri) => Promise<unknown>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return onDidMove((rename) => {
    for (const known of open.all) {
      const document = renamed(known.document, rename);
      if (!document) continue;
      known.panel.dispose();
      remake(known, document).catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
    }
  });
}
