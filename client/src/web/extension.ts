import '../localise.ts';
import * as vscode from 'vscode';
import { registerAssistantTools } from '../assistant/register.ts';
import { commandsWith } from '../command.ts';
import { registerDebugging } from '../debug/register.ts';
import { showDiffFindings } from '../diff-findings.ts';
import { setContext, showDocumentKind } from '../document-kind.ts';
import { registerEditingCommands } from '../editing-commands.ts';
import { Graphs } from '../graph/graphs.ts';
import { Language } from '../language-client.ts';
import { Notices } from '../notices.ts';
import type { CurrentRuns } from '../runs/runs-of-definitions.ts';
import { registerShowReferences } from '../show-references.ts';
import { registerTesting } from '../testing/register.ts';
import { registerAbsentCommands } from './absent-commands.ts';
import { noSandbox } from './no-sandbox.ts';
import { serverWorker } from './server-worker.ts';

/** Nothing is run from here. */
const NO_RUNS: CurrentRuns = {
  onDidChange: new vscode.EventEmitter<void>().event,
  current: async () => undefined,
};

/** What the extension is in a browser without a machine behind it (vscode.dev, github.dev): all but the services. */
export function activate(context: vscode.ExtensionContext): { ready(): Promise<void> } {
  setContext('inBrowser', true);
  const log = vscode.window.createOutputChannel('Globus Flows', { log: true });
  const language = new Language(serverWorker(context), log);
  const notices = new Notices(log);
  const graphs = new Graphs(context.extensionUri, language, NO_RUNS, log);
  const command = commandsWith(
    error => notices.show(error),
    (...[argument]) => String(argument ?? ''),
  );
  context.subscriptions.push(
    log,
    language,
    graphs,
    showDocumentKind(language),
    registerShowReferences(),
    registerEditingCommands(command, { language, graphs, notices }),
    registerAbsentCommands(context, notices),
    registerDebugging(language, notices, noSandbox),
    registerTesting(),
    registerAssistantTools(),
    showDiffFindings(),
    // The view says what it would show; without anybody who fills it, VS Code would call it an error.
    vscode.window.registerTreeDataProvider('globusFlows.flows', {
      getChildren: () => [],
      getTreeItem: (item: vscode.TreeItem) => item,
    }),
  );
  return { ready: () => language.ready };
}
