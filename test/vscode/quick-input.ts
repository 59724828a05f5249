import * as vscode from 'vscode';

/** Takes the first choice, or the text, of the question that is open or opens within this time (ms). */
export async function acceptChoice(patience = 300): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, patience));
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** Goes down so many choices. */
export async function next(steps: number): Promise<void> {
  for (let i = 0; i < steps; i++)
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
}
