import * as vscode from 'vscode';

/** Views that are built as one script and one stylesheet under dist/webview. */
export type WebviewName = 'playground' | 'inspector' | 'lesson' | 'pairs';

/**
 * The page of a webview: one script by nonce, our stylesheet and fonts, nothing else. `strings` are the view's texts in the
 * user's language; they ride in an attribute, so they are there before the first message.
 */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: WebviewName,
  title: string,
  strings: Readonly<Record<string, string>>,
): string {
  const nonce = crypto.randomUUID();
  const resource = (file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', file)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(title)}</title>
<link rel="stylesheet" href="${resource(`${name}.css`)}">
</head>
<body data-strings="${encodeURIComponent(JSON.stringify(strings))}">
<main id="root"></main>
<script type="module" nonce="${nonce}" src="${resource(`${name}.js`)}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
