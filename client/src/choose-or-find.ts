import * as vscode from 'vscode';
import { problemOf } from '../../globus/src/index.ts';
import type { Choice } from './ui.ts';

/** ms without a key until what is typed is looked for */
const PAUSE = 300;

/**
 * Asks for one of the choices that are known, or of those that are found for what is typed. Throws CancellationError when
 * nothing is chosen.
 * @param find gets what is typed, once nobody types any more; what it fails with is shown among the choices
 */
export async function chooseOrFind<Value>(
  known: Promise<readonly Choice<Value>[]>,
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice<Value>[]>,
  { title, placeHolder }: { title: string; placeHolder: string },
): Promise<Value> {
  const first = await known; // what fails before anything is shown is told as any failure is
  const pick = vscode.window.createQuickPick<Choice<Value>>();
  pick.title = title;
  pick.placeholder = placeHolder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = first;
  let search = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const look = async (text: string, signal: AbortSignal) => {
    const found = await find(text, signal).catch(error => [failure<Value>(error, first)]);
    if (signal.aborted) return;
    const isFound = ({ value }: Choice<Value>) => found.some(item => isSame(item.value, value));
    pick.items = [
      ...found.map(item => ({ ...item, alwaysShow: true })),
      ...first.filter(item => item.kind === vscode.QuickPickItemKind.Separator || !isFound(item)),
    ];
    pick.busy = false;
  };
  try {
    return await new Promise<Value>((resolve, reject) => {
      pick.onDidChangeValue(text => {
        search.abort();
        search = new AbortController();
        clearTimeout(timer);
        pick.busy = text.trim() !== '';
        if (text.trim() === '') pick.items = first;
        else timer = setTimeout(() => void look(text.trim(), search.signal), PAUSE);
      });
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen) resolve(chosen.value);
      });
      pick.onDidHide(() => reject(new vscode.CancellationError()));
      pick.show();
    });
  } finally {
    clearTimeout(timer);
    search.abort();
    pick.dispose();
  }
}

/** A line that says why nothing was found; it cannot be chosen. */
function failure<Value>(error: unknown, known: readonly Choice<Value>[]): Choice<Value> {
  const label = problemOf(error)?.message ?? String(error);
  const [some] = known;
  if (!some) throw error;
  return { label, kind: vscode.QuickPickItemKind.Separator, value: some.value };
}

/** The same somebody or something, though it was asked for twice. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
