import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { next } from './quick-input.ts';

/** A question that is open: what can be chosen, and which of it VS Code has the focus on. */
interface Question {
  title: string | undefined;
  items: readonly vscode.QuickPickItem[];
  focused: vscode.QuickPickItem | undefined;
}

/** The one that is open; a function, for a question that searches gets other choices while it is open. */
let open: (() => Question) | undefined;

watch();

/**
 * Chooses, as somebody at the keys would, what is labelled so in the question that is open or will be.
 * @returns what could be chosen, by the labels without their icons
 */
export async function choose(label: string): Promise<string[]> {
  const asked = await questionWith(label);
  const choices = asked().items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  const wanted = choices.find(choice => choice.label.includes(label));
  const focused = await eventually(() => asked().focused, `the choices of “${asked().title}”`);
  if (wanted)
    await next((choices.indexOf(wanted) - choices.indexOf(focused) + choices.length) % choices.length);
  await eventually(() => asked().focused === wanted, `the focus on “${label}”`);
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await eventually(() => open !== asked, `the question with “${label}” to be answered`);
  return choices.map(choice => choice.label.replace(/\$\([\w~-]+\) /g, ''));
}

/** Waits for the question with this in its title. */
export function asked(title: string): Promise<() => Question> {
  return eventually(() => open?.().title?.includes(title) && open, `the question “${title}”`);
}

/** Takes what is proposed, ticked or typed in the question with this in its title. */
export async function accept(title: string): Promise<void> {
  const question = await asked(title);
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await eventually(() => open !== question, `the question “${title}” to be answered`);
}

async function questionWith(label: string): Promise<() => Question> {
  try {
    return await eventually(
      () => open?.().items.some(item => item.label.includes(label)) && open,
      `a question with “${label}”`,
    );
  } catch (error) {
    const { title, items } = open?.() ?? {};
    const there = title === undefined ? 'None is open' : `“${title}” has ${items?.map(item => item.label)}`;
    throw new Error(`${String(error)} ${there}.`);
  }
}

/** The extension asks as ever; which question is open is known here from the moment that VS Code has its choices. */
function watch(): void {
  const { showQuickPick, createQuickPick, showInputBox } = vscode.window;
  Object.assign(vscode.window, {
    async showQuickPick(items: Promise<Question['items']>, options?: vscode.QuickPickOptions) {
      let focused: vscode.QuickPickItem | undefined;
      const onDidSelectItem = (item: vscode.QuickPickItem) => {
        focused = item;
      };
      const answer = showQuickPick(items, { ...options, onDidSelectItem });
      const all = await items;
      return asking(() => ({ title: options?.title, items: all, focused }), answer);
    },
    createQuickPick() {
      const pick = createQuickPick();
      const show = pick.show.bind(pick);
      pick.show = () => {
        show();
        const hidden = new Promise<void>(resolve => pick.onDidHide(() => resolve()));
        void asking(() => ({ title: pick.title, items: pick.items, focused: pick.activeItems[0] }), hidden);
      };
      return pick;
    },
    showInputBox: (options?: vscode.InputBoxOptions) =>
      asking(() => ({ title: options?.title, items: [], focused: undefined }), showInputBox(options)),
  });
}

async function asking<T>(question: () => Question, answer: Thenable<T>): Promise<T> {
  open = question;
  try {
    return await answer;
  } finally {
    if (open === question) open = undefined;
  }
}
