import * as vscode from 'vscode';
import type { FeaturePanel, OpenPanels } from './openPanels.ts';
import { renamed } from './renamed.ts';

/** A panel about a document, by whose address it is known. */
interface DocumentPanel extends FeaturePanel {
  readonly document: vscode.Uri;
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
