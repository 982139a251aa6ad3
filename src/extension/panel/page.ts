import * as vscode from 'vscode';

/** The HTML of the panel: an empty page that may run one script and load one style sheet, nothing else. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = makeNonce();
  const source = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const policy = ["default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src ${webview.cspSource}`].join(
    '; ',
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AI Readiness checklist</title>
<link rel="stylesheet" href="${source('panel.css')}">
</head>
<body>
<div id="app"></div>
<script nonce="${nonce}" src="${source('panel.js')}"></script>
</body>
</html>`;
}

/** What the page may load, and where messages and state are kept. */
export function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')] };
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
