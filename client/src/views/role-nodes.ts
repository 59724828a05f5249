import {
  allAuthenticatedUsers,
  everyViewer,
  type Flow,
  type FlowRoleList,
  type Globus,
  type Session,
} from '../../../globus/src/index.ts';
import type { KnownNames } from '../names/known-names.ts';
import { type Grantee, granteeName, learnPrincipals } from '../names/principal-names.ts';
import type { FlowNode } from './flow-nodes.ts';

const LISTS: readonly FlowRoleList[] = [
  'flow_administrators',
  'flow_starters',
  'flow_viewers',
  'run_managers',
  'run_monitors',
];

/** Who has which role on a flow, by name: the owner first. Told to its administrators only. */
export async function roleNodes(
  names: KnownNames,
  globus: Globus,
  listed: Flow,
  session: Session,
): Promise<FlowNode[]> {
  const flow = await globus.flows.get(listed);
  const held = [
    { list: undefined, entry: flow.flow_owner },
    ...LISTS.flatMap(list => flow[list].map(entry => ({ list, entry }))),
  ];
  await learnPrincipals(
    names,
    globus,
    held.map(({ entry }) => granteeOf(entry)),
  );
  return held.map(({ list, entry }) => ({
    kind: 'role',
    flow,
    session,
    list,
    entry,
    who: granteeName(names, globus, granteeOf(entry)),
  }));
}

/** What an entry of a list stands for. */
function granteeOf(entry: string): Grantee {
  const principal = entry.split(':').at(-1) ?? '';
  if (entry === everyViewer) return { principal_type: 'anonymous', principal: '' };
  if (entry === allAuthenticatedUsers) return { principal_type: 'all_authenticated_users', principal: '' };
  return { principal_type: entry.includes(':groups:') ? 'group' : 'identity', principal };
}
