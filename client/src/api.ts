import type * as vscode from 'vscode';
import type {
  DeployResult,
  FlowRun,
  JsonObject,
  RunPermissionResult,
  Session,
} from '../../globus/src/index.ts';
import type { DocumentKindParams } from '../../language/src/index.ts';
import { type AutomationStep, defaultLabel } from '../../project/src/index.ts';
import type { PersonSignIn } from './accounts/accounts.ts';
import { type CollectionNode, collectionLook } from './collections/collection-nodes.ts';
import { deploy } from './deploy/deploy-flow.ts';
import type { ShownGraph } from './graph/graph-panel.ts';
import { assignRunPermission } from './permissions/commands.ts';
import { type ResourceNode, resourceLook } from './resources/resource-nodes.ts';
import { inputSchema } from './runs/input.ts';
import { start } from './runs/start-run.ts';
import { deployedTarget } from './target.ts';
import type { FlowNode } from './views/flow-nodes.ts';
import { lookOf } from './views/flow-nodes.ts';
import type { Views } from './views/views.ts';
import type { Workbench } from './workbench.ts';

/** One line of the Flows view and what is below it. */
export interface TreeDescription {
  label: string;
  /** the status of a run ("SUCCEEDED"); of other lines what stands beside the label */
  description: string;
  /** what stands beside the label: "Succeeded · 5 min ago" */
  words: string;
  /** a codicon: "pass", "error", "sync~spin", "circle-slash", … */
  icon: string;
  children: TreeDescription[];
}

/** What activate() returns: the commands with their questions answered. */
export interface Api {
  /** The language server answers; asking starts it. */
  readonly ready: Promise<void>;
  signInPerson(options?: PersonSignIn): Promise<Session>;
  addServiceAccount(clientId: string, clientSecret: string): Promise<Session>;
  signOut(session: Session): Promise<void>;
  /** Everybody who is signed in to the present environment, people first. */
  sessions(): Promise<Session[]>;
  deploy(definition: vscode.Uri, as: Session): Promise<DeployResult>;
  /** @param principal a username, a uuid, an URN, a group's name, or all_authenticated_users */
  assignRunPermission(definition: vscode.Uri, as: Session, principal: string): Promise<RunPermissionResult>;
  /** Starts a run and follows it to its end. */
  run(definition: vscode.Uri, as: Session, input: JsonObject, label?: string): Promise<FlowRun>;
  cancelRun(runId: string): Promise<void>;
  /** Wakes a run that was started or shown here, once what it waits for is given, and follows it to its end. */
  resumeRun(runId: string): Promise<FlowRun>;
  /** The runs that somebody can see, newest first. */
  runsOf(session: Session): Promise<FlowRun[]>;
  /** Opens the log of a run that was started or shown here. */
  showRunLog(runId: string): Promise<void>;
  /** What the Flows view shows. */
  flowsTree(): Promise<TreeDescription[]>;
  /** What the view of Search and Compute shows. */
  resourcesTree(): Promise<TreeDescription[]>;
  /** What the Collections view shows. */
  collectionsTree(): Promise<TreeDescription[]>;
  /** The steps of the Automation view, looked at anew. */
  automationSteps(): Promise<AutomationStep[]>;
  /** What the language server takes an open file for, and why. */
  documentKind(uri: vscode.Uri): DocumentKindParams | undefined;
  /** What the graph of a definition shows; undefined where it is not open, or not drawn yet. */
  shownGraph(definition: vscode.Uri): ShownGraph | undefined;
  startSandbox(): Promise<string>;
  stopSandbox(): Promise<boolean>;
}

export function createApi(
  workbench: Workbench,
  { flows: view, collections, automation, resources }: Views,
): Api {
  const { language, environments, accounts, runs, runLogs } = workbench;
  const describe = async (node?: FlowNode): Promise<TreeDescription[]> =>
    Promise.all(
      (await view.getChildren(node)).map(async child => {
        const { label, description, icon } = lookOf(child, Date.now());
        const status = child.kind === 'run' ? child.followed.run.status : description;
        return { label, description: status, words: description, icon, children: await describe(child) };
      }),
    );
  const describeCollections = async (node?: CollectionNode): Promise<TreeDescription[]> =>
    Promise.all(
      (await collections.getChildren(node)).map(async child => {
        const { label, description, icon } = collectionLook(child);
        // Folders may have any depth.
        const children = child.kind === 'files' && child.path !== '' ? [] : await describeCollections(child);
        return { label, description, words: description, icon, children };
      }),
    );
  const describeResources = async (node?: ResourceNode): Promise<TreeDescription[]> =>
    Promise.all(
      (await resources.getChildren(node)).map(async child => {
        const { label, description, icon } = resourceLook(child);
        return { label, description, words: description, icon, children: await describeResources(child) };
      }),
    );
  const known = (runId: string) => {
    const followed = runs.get(runId);
    if (!followed) throw new Error(`No run ${runId} was started or shown here.`);
    return followed;
  };
  return {
    get ready() {
      return language.ready;
    },
    signInPerson: async options => accounts.signInPerson(await environments.current(), options),
    addServiceAccount: async (id, secret) =>
      accounts.addServiceAccount(await environments.current(), id, secret),
    signOut: session => accounts.remove(session),
    sessions: async () => accounts.list(await environments.current()),
    deploy: (definition, as) => deploy(workbench, definition, as),
    assignRunPermission: (definition, as, principal) =>
      assignRunPermission(workbench, definition, as, principal),
    async run(definition, as, input, label) {
      const target = await deployedTarget(definition, as.environment);
      const run = await start(workbench, {
        target,
        session: as,
        input: { body: input, document: undefined },
        schema: await inputSchema(target, accounts.globus(as)),
        label: label ?? defaultLabel(new Date()),
      });
      return (await runs.follow(run, as)).run;
    },
    async resumeRun(runId) {
      const { run, session } = known(runId);
      await accounts.globus(session).flows.resumeRun(run);
      return (await runs.follow(run, session)).run;
    },
    runsOf: session => accounts.globus(session).flows.runs(),
    async cancelRun(runId) {
      await accounts.globus(known(runId).session).flows.cancelRun(runId);
    },
    showRunLog: async runId => runLogs.open(known(runId)),
    flowsTree: () => describe(),
    resourcesTree: () => describeResources(),
    collectionsTree: () => describeCollections(),
    async automationSteps() {
      automation.refresh();
      return (await automation.getChildren()).flatMap(line => ('step' in line ? [line.step] : []));
    },
    documentKind: uri => language.kindOf(uri),
    shownGraph: uri => workbench.graphs.of(uri)?.shown,
    startSandbox: () => environments.startSandbox(),
    stopSandbox: () => environments.stopSandbox(),
  };
}
