import * as vscode from 'vscode';
import {
  allAuthenticatedUsers,
  type Collection,
  problemOf,
  type Session,
} from '../../../globus/src/index.ts';
import { PROJECT_FILE } from '../../../language/src/index.ts';
import { type AutomationFacts, type FlowFact, fieldsOf, readJson } from '../../../project/src/index.ts';
import { isGuest, isMapped } from '../collections/collection-nodes.ts';
import { ownCollections } from '../collections/own-collections.ts';
import { projectIn } from '../project-file/flow-files.ts';
import { readIfThere } from '../project-file/text-files.ts';
import type { Workbench } from '../workbench.ts';

/** So many guest collections, and flows, are looked into: each takes a request of its own. */
const MOST = 20;

/** Looks at the accounts, the collections, the flows and the triggers; changes nothing. */
export async function automationFacts(workbench: Workbench, session: Session): Promise<AutomationFacts> {
  const { accounts, pinnedCollections } = workbench;
  const { environment } = session;
  const robots = (await accounts.list(environment)).filter(
    ({ identity }) => identity.kind === 'service-account',
  );
  const globus = accounts.globus(session);
  const own = await ownCollections(globus, pinnedCollections.of(environment));
  const managed = own.filter(one => isGuest(one) && one.acl_editable).slice(0, MOST);
  const guests = await Promise.all(
    managed.map(async ({ id, display_name }) => {
      const rules = await globus.transfer.listAccessRules(id);
      const mayWrite = (robot: Session) =>
        rules.some(rule => rule.permissions === 'rw' && rule.principal === robot.identity.id);
      return { name: display_name, writers: robots.filter(mayWrite).map(({ identity }) => identity.name) };
    }),
  );
  return {
    sources: own.filter(one => isPersonal(one) || isMapped(one)).map(sourceOf),
    guests,
    serviceAccounts: robots.map(({ identity }) => identity.name),
    flows: await flowFacts(workbench, session, robots),
    triggers: await triggersInWorkspace(),
  };
}

function isPersonal({ entity_type }: Collection): boolean {
  return entity_type.startsWith('GCP_');
}

function sourceOf({
  display_name,
  gcp_connected,
  gcp_paused,
}: Collection): AutomationFacts['sources'][number] {
  const trouble = gcp_connected === false ? 'not connected' : gcp_paused ? 'paused' : '';
  return { name: display_name, trouble };
}

/** The flows of the project files, each as it is deployed. */
async function flowFacts(
  workbench: Workbench,
  session: Session,
  robots: readonly Session[],
): Promise<FlowFact[]> {
  const inFolders = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(async ({ uri }) =>
      [...(await projectIn(uri)).flows].map(([name, { definition }]) => ({
        name,
        definition: vscode.Uri.joinPath(uri, definition),
      })),
    ),
  );
  const looked = await Promise.all(
    inFolders
      .flat()
      .slice(0, MOST)
      .map(({ name, definition }) => flowFact(workbench, session, robots, name, definition)),
  );
  return looked.filter(fact => fact !== undefined);
}

/** Undefined for a flow whose files cannot be read: the editor says there what is wrong. */
async function flowFact(
  { deployer, log }: Workbench,
  session: Session,
  robots: readonly Session[],
  name: string,
  definition: vscode.Uri,
): Promise<FlowFact | undefined> {
  try {
    const { files, globus, plan } = await deployer.prepare(definition, session);
    const deployed = await deployer.deployed(files, globus);
    if (!deployed) return { name, state: 'not deployed', starters: [] };
    const starters = [deployed.flow_owner, ...deployed.flow_starters, ...deployed.flow_administrators];
    const mayStart = ({ identity: { urn } }: Session) =>
      starters.some(who => who === urn || who === allAuthenticatedUsers);
    return {
      name,
      state: plan.action === 'nothing' ? 'deployed' : 'changed',
      starters: robots.filter(mayStart).map(({ identity }) => identity.name),
    };
  } catch (error) {
    const kind = problemOf(error)?.kind;
    if (kind !== undefined && kind !== 'invalid') throw error;
    log.info(`${name} is left out of the steps of automation: ${String(error)}`);
    return undefined;
  }
}

async function triggersInWorkspace(): Promise<AutomationFacts['triggers']> {
  const all = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(async ({ uri }) => {
      const text = await readIfThere(vscode.Uri.joinPath(uri, PROJECT_FILE));
      const read = readJson(text ?? '{}');
      const { triggers } = fieldsOf('value' in read ? read.value : undefined);
      return Object.entries(fieldsOf(triggers)).map(([name, trigger]) => ({
        name,
        flow: String(fieldsOf(trigger).flow ?? ''),
      }));
    }),
  );
  return all.flat();
}
