import * as vscode from 'vscode';
import {
  applyDeploy,
  type DeployPlan,
  type DeployResult,
  deployedParts,
  type Flow,
  type FlowUpdate,
  type Globus,
  type LocalFlow,
  planDeploy,
  problemOf,
  type Session,
} from '../../../globus/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type FlowFiles, flowFiles, readText, rememberDeployment } from '../project-file/flow-files.ts';
import { parseJson } from '../read-json.ts';

/** What deploying a definition would do, and all that doing it needs. */
export interface PreparedDeploy {
  files: FlowFiles;
  plan: DeployPlan;
  local: LocalFlow;
  globus: Globus;
}

/** Deploys definitions, and knows what was deployed from here. */
export class Deployer {
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
    const local = await readLocal(files);
    const deployed = await this.deployed(files, globus, signal);
    const last = deployed && this.#memory.get<FlowUpdate>(memoryKey(deployed.id));
    return { files, globus, local, plan: planDeploy(local, deployed, last) };
  }

  async apply({ files, globus, plan }: PreparedDeploy, signal?: AbortSignal): Promise<DeployResult> {
    const result = await applyDeploy(globus, plan, signal);
    await rememberDeployment(files, globus.environment.id, result.flow.id);
    await this.#memory.update(memoryKey(result.flow.id), deployedParts(result.flow));
    this.#changed.fire();
    return result;
  }

  /** The flow as it is at the service now; undefined when it was never deployed there, or is gone. */
  async deployed(files: FlowFiles, globus: Globus, signal?: AbortSignal): Promise<Flow | undefined> {
    const id = files.entry?.environments[globus.environment.id]?.flowId;
    if (!id) return undefined;
    try {
      return await globus.flows.get({ id, title: files.title }, signal);
    } catch (error) {
      // A sandbox that was reset, or a flow that was deleted: it is deployed anew.
      if (problemOf(error)?.kind === 'not-found') return undefined;
      throw error;
    }
  }
}

async function readLocal(files: FlowFiles): Promise<LocalFlow> {
  return {
    title: files.title,
    definition: parseJson(await readText(files.definition), files.path),
    inputSchema: files.schema ? parseJson(await readText(files.schema), files.schema.path) : {},
  };
}

function memoryKey(flowId: string): string {
  return `globusFlows.deployed.${flowId}`;
}
