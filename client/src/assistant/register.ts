import * as vscode from 'vscode';
import { answer, TOOLS } from '../../../assistant/src/index.ts';
import type { JsonObject } from '../../../runtime/src/index.ts';
import { openFolders } from './workspace.ts';

/** Gives the tools for assistants to those in VS Code. They only read, so nobody is asked before. */
export function registerAssistantTools(): vscode.Disposable {
  return vscode.Disposable.from(
    ...TOOLS.map(tool =>
      vscode.lm.registerTool<JsonObject>(`globusFlows_${tool.name}`, {
        prepareInvocation: () => ({ invocationMessage: tool.title }),
        invoke: async ({ input }) =>
          new vscode.LanguageModelToolResult([
            new vscode.LanguageModelTextPart(await answer(tool, input, openFolders)),
          ]),
      }),
    ),
  );
}
