import * as vscode from 'vscode';
import { TOOLS } from '../../../assistant/src/index.ts';
import type { JsonObject } from '../../../runtime/src/index.ts';
import { openFolders } from './workspace.ts';

/** Gives the tools for assistants to those in VS Code. They only read, so nobody is asked before. */
export function registerAssistantTools(): vscode.Disposable {
  return vscode.Disposable.from(
    ...TOOLS.map(({ name, title, run }) =>
      vscode.lm.registerTool<JsonObject>(`globusFlows_${name}`, {
        prepareInvocation: () => ({ invocationMessage: title }),
        invoke: async ({ input }) =>
          new vscode.LanguageModelToolResult([
            new vscode.LanguageModelTextPart(await run(input, openFolders)),
          ]),
      }),
    ),
  );
}
