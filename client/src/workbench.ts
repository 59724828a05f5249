import * as vscode from 'vscode';
import { Accounts } from './accounts/accounts.ts';
import { Deployer } from './deploy/deploy.ts';
import { ServiceDiagnostics } from './deploy/service-diagnostics.ts';
import { Environments } from './environments.ts';
import { Language } from './language-client.ts';
import { Problems } from './problems.ts';
import { FollowedRuns } from './runs/followed-runs.ts';
import { RunLogDocuments } from './runs/run-log.ts';

/** The parts of the extension, made once and handed to whoever needs them. */
export interface Workbench {
  log: vscode.LogOutputChannel;
  language: Language;
  environments: Environments;
  accounts: Accounts;
  problems: Problems;
  deployer: Deployer;
  serviceDiagnostics: ServiceDiagnostics;
  runs: FollowedRuns;
  runLogs: RunLogDocuments;
}

export function createWorkbench(context: vscode.ExtensionContext): Workbench {
  const log = vscode.window.createOutputChannel('Globus Flows', { log: true });
  const accounts = new Accounts(context.secrets);
  const runs = new FollowedRuns(accounts);
  const workbench: Workbench = {
    log,
    accounts,
    runs,
    language: new Language(context),
    environments: new Environments(context, log),
    problems: new Problems(accounts, log),
    deployer: new Deployer(accounts, context.workspaceState),
    serviceDiagnostics: new ServiceDiagnostics(),
    runLogs: new RunLogDocuments(runs),
  };
  const { language, environments, serviceDiagnostics, runLogs } = workbench;
  context.subscriptions.push(log, accounts, runs, language, environments, serviceDiagnostics, runLogs);
  return workbench;
}
