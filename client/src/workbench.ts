import * as vscode from 'vscode';
import { Accounts } from './accounts/accounts.ts';
import { Actors } from './accounts/actors.ts';
import { PinnedCollections } from './collections/pinned-collections.ts';
import { Deployer } from './deploy/deploy.ts';
import { DeployedDocuments } from './deploy/deployed-documents.ts';
import { ServiceDiagnostics } from './deploy/service-diagnostics.ts';
import { Environments } from './environments.ts';
import { Graphs } from './graph/graphs.ts';
import { Language } from './language-client.ts';
import { KnownNames } from './names/known-names.ts';
import { AccessDiagnostics } from './preflight/access-diagnostics.ts';
import { AccessReports } from './preflight/access-reports.ts';
import { Problems } from './problems.ts';
import { ToldProviders } from './providers/told-providers.ts';
import { FollowedRuns } from './runs/followed-runs.ts';
import { LearnedShapes } from './runs/learned-shapes.ts';
import { RunLogDocuments } from './runs/run-log.ts';
import { RunsOfDefinitions } from './runs/runs-of-definitions.ts';
import { TypedInputs } from './runs/typed-inputs.ts';
import { serverProcess } from './server-process.ts';
import { ShownDocuments } from './shown-documents.ts';

/** The parts of the extension, made once and handed to whoever needs them. */
export interface Workbench {
  log: vscode.LogOutputChannel;
  language: Language;
  environments: Environments;
  accounts: Accounts;
  actors: Actors;
  problems: Problems;
  deployer: Deployer;
  deployedDocuments: DeployedDocuments;
  serviceDiagnostics: ServiceDiagnostics;
  runs: FollowedRuns;
  runLogs: RunLogDocuments;
  definitionRuns: RunsOfDefinitions;
  typedInputs: TypedInputs;
  accessReports: AccessReports;
  accessDiagnostics: AccessDiagnostics;
  graphs: Graphs;
  names: KnownNames;
  toldProviders: ToldProviders;
  learnedShapes: LearnedShapes;
  /** Fires when collections, their rules or their roles were changed from here. */
  collectionsChanged: vscode.EventEmitter<void>;
  pinnedCollections: PinnedCollections;
  /** Fires when search indexes were changed from here. */
  resourcesChanged: vscode.EventEmitter<void>;
  shownDocuments: ShownDocuments;
}

export function createWorkbench(context: vscode.ExtensionContext): Workbench {
  const log = vscode.window.createOutputChannel('Globus Flows', { log: true });
  const environments = new Environments(context, log);
  const accounts = new Accounts(context.secrets, context.globalState, log);
  const problems = new Problems(accounts, environments, log);
  const runs = new FollowedRuns(session => accounts.globus(session));
  const language = new Language(serverProcess(context), log);
  const deployer = new Deployer(accounts, context.workspaceState);
  const definitionRuns = new RunsOfDefinitions({ runs, environments, language, deployer });
  const parts = {
    language,
    environments,
    accounts,
    deployer,
    deployedDocuments: new DeployedDocuments(),
    serviceDiagnostics: new ServiceDiagnostics(),
    runs,
    runLogs: new RunLogDocuments(runs, problems),
    definitionRuns,
    typedInputs: new TypedInputs(),
    accessReports: new AccessReports(),
    accessDiagnostics: new AccessDiagnostics(),
    graphs: new Graphs(context.extensionUri, language, definitionRuns, log),
    names: new KnownNames(context.globalState),
    toldProviders: new ToldProviders(context.globalState),
    learnedShapes: new LearnedShapes(context.workspaceState),
    collectionsChanged: new vscode.EventEmitter<void>(),
    resourcesChanged: new vscode.EventEmitter<void>(),
    shownDocuments: new ShownDocuments(),
  };
  context.subscriptions.push(log, ...Object.values(parts));
  const actors = new Actors(accounts, context.workspaceState);
  return { log, problems, actors, pinnedCollections: new PinnedCollections(context.globalState), ...parts };
}
