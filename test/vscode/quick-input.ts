import * as vscode from 'vscode';

/** Takes the first choice, or the text, of the question that is open or opens next. */
export async function acceptChoice(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 300));
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}
