import * as vscode from 'vscode';

/** The page of the graph: a script and a style of the extension, and nothing else may be loaded or run. */
export function graphHtml(webview: vscode.Webview, assets: vscode.Uri): string {
  const nonce = crypto.randomUUID();
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(assets, name)).toString();
  const policy = `default-src 'none'; img-src blob:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flow graph</title>
<link rel="stylesheet" href="${address('graph-style.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address('graph.js')}"></script>
</body>
</html>`;
}
