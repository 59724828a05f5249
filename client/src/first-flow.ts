import * as vscode from 'vscode';
import { byName, companionKind } from '../../language/src/index.ts';

export const JSON_LANGUAGES = ['json', 'jsonc'];

/** Where flows are edited: in files, near, far or of a repository in a browser, and in documents that are not saved yet. */
const SCHEMES = ['file', 'vscode-remote', 'vscode-vfs', 'untitled'];

export const FLOW_SELECTOR: readonly { language: string; scheme: string }[] = JSON_LANGUAGES.flatMap(
  language => SCHEMES.map(scheme => ({ language, scheme })),
);

/** Documents of this scheme are what the language server sees. */
export function isOurScheme(scheme: string): boolean {
  return SCHEMES.includes(scheme);
}

/** Calls once, when the first document is open that may be a flow or belong to one. Other JSON costs nothing. */
export function onFirstFlow(found: () => void): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  const stop = vscode.Disposable.from({ dispose: () => subscriptions.forEach(s => void s.dispose()) });
  const check = (is: boolean) => {
    if (!is) return;
    stop.dispose();
    found();
  };
  if (vscode.workspace.textDocuments.some(mayBeOurs)) {
    found();
    return stop;
  }
  subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(document => check(mayBeOurs(document))),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Only what was just written is read: the document may be large, and nobody's flow.
      const written = contentChanges.some(
        ({ range, text }) => STARTS.test(text) || STARTS.test(document.lineAt(range.start.line).text),
      );
      check(written && isJson(document));
    }),
  );
  return stop;
}

const STARTS = /"StartAt"|"States"/;

function mayBeOurs(document: vscode.TextDocument): boolean {
  if (!isJson(document)) return false;
  const uri = document.uri.toString();
  return byName(uri) !== undefined || companionKind(uri) !== undefined || STARTS.test(document.getText());
}

function isJson({ languageId, uri }: vscode.TextDocument): boolean {
  return JSON_LANGUAGES.includes(languageId) && SCHEMES.includes(uri.scheme);
}
