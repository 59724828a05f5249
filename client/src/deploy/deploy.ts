import * as vscode from 'vscode';
import {
  applyDeploy,
  type DeployPlan,
  type DeployResult,
  deployedParts,
  type Environment,
  type Flow,
  type FlowUpdate,
  type Globus,
  type LocalFlow,
  planDeploy,
  type Session,
} from '../../../globus/src/index.ts';
import { deployedFlow, localFlow } from '../../../project/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type FlowFiles, flowFiles, rememberDeployment } from '../project-file/flow-files.ts';
import { fileName, readText } from '../project-file/text-files.ts';

/** What deploying a definition would do, and all that doing it needs. */
export interface PreparedDeploy {
  files: FlowFiles;
  plan: DeployPlan;
  globus: Globus;
  /** The flow that the project file names is not there any more, so another one would be created. */
  lost: boolean;
  /** The flow as it was last deployed from here, where that is remembered. */
  last: FlowUpdate | undefined;
}

/** Deploys definitions, and knows what was deployed from here. */
export class Deployer implements vscode.Disposable {
  readonly #accounts: Accounts;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidDeploy = this.#changed.event;

  constructor(accounts: Accounts, memory: vscode.Memento) {
    this.#accounts = accounts;
    this.#memory = memory;
  }

  async prepare(definition: vscode.Uri, session: Session, signal?: AbortSignal): Promise<PreparedDeploy> {
    const files = await flowFiles(definition);
    const globus = this.#accounts.globus(session);
    const local = await this.local(files, globus.environment.id);
    const deployed = await this.deployed(files, globus, signal);
    const last = deployed && this.#memory.get<FlowUpdate>(memoryKey(deployed.id));
    const lost = deployed === undefined && files.entry?.flowIds[globus.environment.id] !== undefined;
    return { files, globus, plan: planDeploy(local, deployed, last), lost, last };
  }

  async apply({ files, globus, plan }: PreparedDeploy, signal?: AbortSignal): Promise<DeployResult> {
    const result = await applyDeploy(globus, plan, signal);
    await rememberDeployment(files, globus.environment.id, result.flow.id);
    await this.remember(result.flow);
    return result;
  }

  /** The flow as its files have it. */
  async local(
    { definition, schema, title, entry }: FlowFiles,
    environment: Environment['id'],
  ): Promise<LocalFlow> {
    const named = async (file: vscode.Uri) => ({ name: fileName(file), text: await readText(file) });
    const inputSchema = schema && (await named(schema));
    return localFlow({ title, definition: await named(definition), inputSchema, entry }, environment);
  }

  /** What a flow is like now counts as deployed from here: a later change to it is somebody else's. */
  async remember(flow: Flow): Promise<void> {
    await this.#memory.update(memoryKey(flow.id), deployedParts(flow));
    this.#changed.fire();
  }

  /** A flow was deleted from here: what shows flows looks anew. */
  gone(): void {
    this.#changed.fire();
  }

  /** The flow as it is at the service now; undefined when it was never deployed there, or is gone. */
  deployed({ entry, title }: FlowFiles, globus: Globus, signal?: AbortSignal): Promise<Flow | undefined> {
    return deployedFlow(globus, { id: entry?.flowIds[globus.environment.id], title }, signal);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function memoryKey(flowId: string): string {
  return `globusFlows.deployed.${flowId}`;
}
