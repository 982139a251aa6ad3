import * as vscode from 'vscode';

/** What a page is made of. */
interface PageParts {
  readonly title: string;
  /** A file of dist/, or the style itself. */
  readonly style: { readonly file: string } | { readonly text: string };
  /** A file of dist/. */
  readonly script: string;
  /** HTML of ours. */
  readonly body: string;
}

const checklist: PageParts = {
  title: 'AI Readiness checklist',
  style: { file: 'panel.css' },
  script: 'panel.js',
  body: '<div id="app"></div>',
};

/** The HTML of a page: it may run one script and has one style sheet, nothing else. */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { title, style, script, body } = checklist,
): string {
  const nonce = makeNonce();
  const source = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const isFile = 'file' in style;
  const styles = isFile ? webview.cspSource : `'nonce-${nonce}'`;
  const policy = ["default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src ${styles}`].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${isFile ? `<link rel="stylesheet" href="${source(style.file)}">` : `<style nonce="${nonce}">${style.text}</style>`}
</head>
<body>
${body}
<script nonce="${nonce}" src="${source(script)}"></script>
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
