import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { whenSlow } from './patience.ts';

/** Something that can be chosen, with what it stands for. */
export interface Choice<Value> extends vscode.QuickPickItem {
  value: Value;
}

/** A heading among choices. */
export function heading<Value>(label: string, value: Value): Choice<Value> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value };
}

/** Asks for one of the choices. Throws CancellationError when nothing is chosen. */
export async function choose<Value>(
  choices: readonly Choice<Value>[] | Promise<readonly Choice<Value>[]>,
  options: { title: string; placeHolder: string },
): Promise<Value> {
  const items = Promise.resolve(choices).then(all => [...all]);
  const chosen = await vscode.window.showQuickPick(items, {
    ...options,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.value;
}

/** A question that stays while the focus is elsewhere, and is searched in all that its choices say. */
export function questionOf<Value>(title: string, placeHolder: string): vscode.QuickPick<Choice<Value>> {
  const pick = vscode.window.createQuickPick<Choice<Value>>();
  pick.title = title;
  pick.placeholder = placeHolder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  return pick;
}

/** Asks for one of the choices, where it matters which one is gone on with. Throws CancellationError as `choose` does. */
export async function chooseFrom<Value>(
  choices: readonly Choice<Value>[],
  { active, title, placeHolder }: { title: string; placeHolder: string; active: Choice<Value> | undefined },
): Promise<Value> {
  const pick = questionOf<Value>(title, placeHolder);
  pick.items = choices;
  if (active) pick.activeItems = [active];
  try {
    return await new Promise<Value>((resolve, reject) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen) resolve(chosen.value);
      });
      pick.onDidHide(() => reject(new vscode.CancellationError()));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** Asks for a text. Throws CancellationError when it is not given. */
export async function ask(options: vscode.InputBoxOptions): Promise<string> {
  const text = await vscode.window.showInputBox({ ignoreFocusOut: true, ...options });
  if (text === undefined) throw new vscode.CancellationError();
  return text.trim();
}

/** "Ada Alvarez  ada@sandbox.example", with an icon. */
export function identityItem({ kind, name, username }: Session['identity']): vscode.QuickPickItem {
  const icon = kind === 'person' ? 'account' : 'server-process';
  return { label: `$(${icon}) ${name}`, ...(name !== username && { description: username }) };
}

/** Shows progress in a notification that can be cancelled, unless the task is done at once. */
export async function withProgress<Result>(
  title: string,
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const abort = new AbortController();
  return whenSlow(task(abort.signal), running =>
    vscode.window.withProgress(options, async (_, token) => {
      const subscription = token.onCancellationRequested(() => abort.abort());
      await running.catch(() => undefined).finally(() => subscription.dispose()); // the caller gets the failure
    }),
  );
}

/** Quotes a name among words. */
export function quoted(name: string): string {
  return `“${name}”`;
}
