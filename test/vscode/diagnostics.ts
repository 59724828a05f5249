import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** The findings of our rules in a file, as "rule-id: message". */
export const findings = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(diagnostic => diagnostic.source === 'gflow')
    .map(({ code, message }) => `${typeof code === 'object' ? code.value : code}: ${message}`);

export const foundBy = (uri: vscode.Uri, rule: string): Promise<string> =>
  eventually(
    () => findings(uri).find(finding => finding.startsWith(`${rule}: `)),
    `a finding of ${rule} in ${uri.path}`,
  );

export const noFindings = (uri: vscode.Uri): Promise<true> =>
  eventually(() => findings(uri).length === 0, `no finding in ${uri.path}`);

/** Milliseconds from asking for a file to be opened until its first finding is there. */
export async function timeToFirstFinding(uri: vscode.Uri): Promise<number> {
  const started = performance.now();
  const found = new Promise<number>(resolve => {
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some(changed => changed.toString() === uri.toString()) || findings(uri).length === 0) return;
      listening.dispose();
      resolve(performance.now() - started);
    });
  });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return found;
}
