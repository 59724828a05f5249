import * as vscode from 'vscode';
import { problemOf } from '../../globus/src/index.ts';
import { type Choice, questionOf } from './ui.ts';

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
  const pick = questionOf<Value>(title, placeHolder);
  pick.busy = true;
  let first: readonly Choice<Value>[] = [];
  let found: readonly Choice<Value>[] = [];
  let search = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  const show = () => {
    pick.items = together(first, found);
  };
  const look = async (text: string, signal: AbortSignal) => {
    const now = await find(text, signal).catch(error => [failure<Value>(error, first)]);
    if (signal.aborted) return;
    found = now;
    show();
    looking = pick.busy = false;
  };
  try {
    return await new Promise<Value>((resolve, reject) => {
      known.then(choices => {
        first = choices;
        show();
        pick.busy = looking;
      }, reject);
      pick.onDidChangeValue(text => {
        search.abort();
        search = new AbortController();
        clearTimeout(timer);
        found = [];
        looking = pick.busy = text.trim() !== '';
        if (text.trim() === '') show();
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

/** What was found, and what is known besides. */
function together<Value>(
  first: readonly Choice<Value>[],
  found: readonly Choice<Value>[],
): readonly Choice<Value>[] {
  const isFound = ({ value }: Choice<Value>) => found.some(item => isSame(item.value, value));
  const isHeading = ({ kind }: Choice<Value>) => kind === vscode.QuickPickItemKind.Separator;
  return [
    ...found.map(item => ({ ...item, alwaysShow: true })),
    ...first.filter(item => isHeading(item) || !isFound(item)),
  ];
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
