import * as vscode from 'vscode';
import { inform } from '../editor/notifications.ts';

const style = `
body { font: 17px/1.6 Georgia, 'Times New Roman', serif; color: #222; background: #fff; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3, .kind, figcaption, summary { font-family: system-ui, sans-serif; line-height: 1.3; }
.card, blockquote { border-left: 3px solid #8ab; padding: 0.2em 1em; margin: 1.2em 0; page-break-inside: avoid; }
.kind, .muted, .convention, .origin, figcaption { color: #555; font-size: 0.9em; }
table { border-collapse: collapse; font-size: 0.92em; } th, td { padding: 4px 9px; border-bottom: 1px solid #ccc; text-align: left; }
pre { white-space: pre-wrap; background: #f6f6f6; padding: 0.6em; } code { font-family: monospace; } mark { background: #fd9; }
svg { max-width: 100%; height: auto; } img { max-width: 100%; }
svg text { fill: #222; font: 14px system-ui, sans-serif; } .small { font-size: 11px; } .subscript { font-size: 0.72em; }
.box { fill: #fafafa; stroke: #333; stroke-width: 1.2; } .box.cell { fill: #eef4fb; stroke: #36c; } .box.gate { fill: #fdf0e4; stroke: #b60; }
.box.state { fill: #eef7ee; stroke: #383; } .box.share { fill: #383; stroke: none; } .box.empty { fill: none; }
.arrow { fill: none; stroke: #333; stroke-width: 1.4; } .arrow.memory { stroke: #383; stroke-width: 3; } .arrow.back { stroke: #b60; }
.arrow.strength-1 { stroke-width: 0.6; } .arrow.strength-4 { stroke-width: 3.6; } .arrow.dashed { stroke-dasharray: 9 5; } .arrow.dotted { stroke-dasharray: 2 4; }
.u-legend tr { display: inline-block; margin-right: 1.2em; } .u-legend th { border: none; } .u-legend div { display: inline-block; margin-right: 0.3em; }
.tick { font: 10px monospace; } .positive { fill: #15c; } .negative { fill: #c60; } math { font-size: 1.08em; }
`;

/** Asks where to, and saves a lesson as a page of its own: no scripts, no fonts, nothing to load. */
export async function saveAsPage(title: string, body: string): Promise<void> {
  const name = `${title.replace(/[^\p{L}\p{N} -]/gu, '')}.html`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { HTML: ['html'] },
    title: vscode.l10n.t('Save the lesson as a page'),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(pageOf(title, body)));
  const open = vscode.l10n.t('Open');
  const chosen = await inform(vscode.l10n.t('Saved. Open it in a browser to print it.'), open);
  if (chosen === open) await vscode.env.openExternal(target);
}

/** A page that can run and load nothing, whatever its body says. */
function pageOf(title: string, body: string): string {
  const escaped = title.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
