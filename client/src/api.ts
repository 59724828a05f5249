import type * as vscode from 'vscode';
import type {
  DeployResult,
  FlowRun,
  JsonObject,
  RunPermissionResult,
  Session,
} from '../../globus/src/index.ts';
import type { PersonSignIn } from './accounts/accounts.ts';
import { deploy } from './deploy/commands.ts';
import { assignRunPermission } from './permissions/commands.ts';
import { start } from './runs/commands.ts';
import type { FlowsView } from './views/flows-view.ts';
import type { Workbench } from './workbench.ts';

/** One line of the Flows view and what is below it. */
export interface TreeDescription {
  label: string;
  description: string;
  icon: string;
  children: TreeDescription[];
}

/** What activate() returns: the commands with their questions answered. */
export interface Api {
  /** The language server answers. */
  ready: Promise<void>;
  signInPerson(options?: PersonSignIn): Promise<Session>;
  addServiceAccount(clientId: string, clientSecret: string): Promise<Session>;
  deploy(definition: vscode.Uri, as: Session): Promise<DeployResult>;
  assignRunPermission(definition: vscode.Uri, as: Session, principal: string): Promise<RunPermissionResult>;
  /** Starts a run and follows it to its end. */
  run(definition: vscode.Uri, as: Session, input: JsonObject, label?: string): Promise<FlowRun>;
  /** What the Flows view shows. */
  flowsTree(): Promise<TreeDescription[]>;
}

export function createApi(workbench: Workbench, view: FlowsView): Api {
  const { language, environments, accounts, runs } = workbench;
  const describe = async (node?: Parameters<FlowsView['getChildren']>[0]): Promise<TreeDescription[]> =>
    Promise.all(
      (await view.getChildren(node)).map(async child => {
        const { label, description, iconPath } = view.getTreeItem(child);
        const icon = iconPath && typeof iconPath === 'object' && 'id' in iconPath ? iconPath.id : '';
        return {
          label: String(label),
          description: String(description),
          icon,
          children: await describe(child),
        };
      }),
    );
  return {
    ready: language.ready,
    signInPerson: async options => accounts.signInPerson(await environments.current(), options),
    addServiceAccount: async (id, secret) =>
      accounts.addServiceAccount(await environments.current(), id, secret),
    async deploy(definition, as) {
      const result = await deploy(workbench, definition, as);
      if (!result) throw new Error('It was not agreed to deploy.');
      return result;
    },
    assignRunPermission: (definition, as, principal) =>
      assignRunPermission(workbench, definition, as, principal),
    async run(definition, as, input, label) {
      const { run } = await runs.follow(await start(workbench, definition, as, input, label), as);
      return run;
    },
    flowsTree: () => describe(),
  };
}
