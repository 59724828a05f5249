import { cpus, loadavg } from 'node:os';
import * as vscode from 'vscode';

/** How much longer than an idle computer this one takes now: a question opens when its choices have come. */
const slowness = () => Math.min(3, Math.max(1, (loadavg()[0] ?? 0) / cpus().length / 2));

/** Takes the first choice, or the text, of the question that is open or opens within this time (ms, on an idle computer). */
export async function acceptChoice(patience = 300): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, patience * slowness()));
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** Presses the button of that title in notifications while the work is done, once one has it. Gives what they said. */
export async function pressing(title: string, work: () => Promise<unknown>): Promise<string> {
  const { showInformationMessage } = vscode.window;
  let said = '';
  // No command of VS Code presses any but the first button.
  const pressed = async (text: string, ...titles: string[]) => {
    if (!titles.includes(title)) return undefined;
    said = text;
    return title;
  };
  Object.assign(vscode.window, { showInformationMessage: pressed });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showInformationMessage });
  }
  return said;
}

/** Goes down so many choices. */
export async function next(steps: number): Promise<void> {
  for (let i = 0; i < steps; i++)
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
}
