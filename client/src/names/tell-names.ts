import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

/** Keeps the language server informed of what ids stand for in the environment that is used: names, and nothing else. */
export function tellNames({ environments, names, language, log }: Workbench): vscode.Disposable {
  const tell = async (): Promise<void> => {
    const environment = await environments.running();
    const known = environment ? names.all(environment) : [];
    language.tellNames(
      known.map(({ id, kind, name, seen }) => ({
        id,
        kind,
        name,
        day: new Date(seen).toISOString().slice(0, 10),
      })),
    );
  };
  const show = () => void tell().catch(error => log.warn(`Names are not shown: ${String(error)}`));
  show();
  return vscode.Disposable.from(names.onDidChange(show), environments.onDidChange(show));
}
