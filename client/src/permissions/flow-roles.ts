import * as l10n from '@vscode/l10n';
import { type FlowRoleList, giveFlowRole, takeFlowRole } from '../../../globus/src/index.ts';
import { fieldsOf, type RecordedRole } from '../../../project/src/index.ts';
import { chooseAuthor } from '../accounts/choose-actor.ts';
import { choosePrincipal } from '../principals/choose-principal.ts';
import { retriably } from '../retriably.ts';
import { notDeployed, targetFor } from '../target.ts';
import { choose, quoted, withProgress } from '../ui.ts';
import { type FlowNode, flowRoleDuties } from '../views/flow-nodes.ts';
import type { Workbench } from '../workbench.ts';
import { rememberFlow } from './remember-flow.ts';

/** What the project file calls the lists of a flow. */
const IN_PROJECT: Readonly<Record<FlowRoleList, RecordedRole['role']>> = {
  flow_administrators: 'administrators',
  flow_starters: 'starters',
  flow_viewers: 'viewers',
  run_managers: 'runManagers',
  run_monitors: 'runMonitors',
};

/** Asks whom to give which role on a flow. */
export async function giveFlowRoleCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const { accounts, environments, language, problems } = workbench;
  const environment = await environments.current();
  const target = await targetFor(argument, language, environment.id);
  const { title, flowId } = target;
  if (flowId === undefined) throw notDeployed(title, environment.label);
  const session = await chooseAuthor(workbench, environment, {
    flow: target,
    title: l10n.t('Give Flow Role'),
    purpose: l10n.t('give a role'),
  });
  await retriably(workbench, session, async () => {
    const list = await choose(
      lists().map(one => ({
        label: `$(shield) ${flowRoleDuties[one].name}`,
        detail: flowRoleDuties[one].duty,
        value: one,
      })),
      {
        title: l10n.t('A Role on {title}', { title: quoted(title) }),
        placeHolder: l10n.t('Which role? Each includes those below it'),
      },
    );
    const { name } = flowRoleDuties[list];
    const principal = await choosePrincipal(accounts, session, {
      title: l10n.t('Who is to be {name} of {title}?', { name, title: quoted(title) }),
      placeHolder: l10n.t('A person, a service account or a group; type a username to find somebody else'),
      everybody: list === 'flow_starters' || list === 'flow_viewers',
    });
    await choose(
      [
        {
          label: l10n.t('$(person-add) Make {label} {name} of {title}', {
            label: principal.label,
            name,
            title: quoted(title),
          }),
          detail:
            principal.kind === 'all_authenticated_users'
              ? l10n.t('$(warning) This takes the place of all who are named there now')
              : l10n.t('Who is that {duty}', { duty: flowRoleDuties[list].duty }),
          value: true,
        },
      ],
      {
        title: l10n.t('Give Flow Role'),
        placeHolder: l10n.t('Press Enter to give it, Escape to leave everything as it is'),
      },
    );
    const flow = await withProgress(
      l10n.t('Making {label} {name}…', { label: principal.label, name }),
      signal => giveFlowRole(accounts.globus(session), { id: flowId, title }, list, principal, signal),
    );
    await rememberFlow(workbench, session, flow, { role: IN_PROJECT[list], holders: flow[list] });
    problems.tell(
      l10n.t('{label} is {name} of {title}.', { label: principal.label, name, title: quoted(title) }),
    );
  });
}

/** Takes a role on a flow away, if that is meant. */
export async function removeFlowRoleCommand(workbench: Workbench, argument: unknown): Promise<void> {
  if (!isRole(argument) || argument.list === undefined) return;
  const { flow, session, list, entry, who } = argument;
  const { name, duty } = flowRoleDuties[list];
  await choose(
    [
      {
        label: l10n.t('$(trash) Take the role of {name} from {who}', { name, who }),
        detail: l10n.t('Who is that {duty}; what else {who} may do with {title} stays', {
          duty,
          who,
          title: quoted(flow.title),
        }),
        value: true,
      },
    ],
    {
      title: l10n.t('Remove Flow Role'),
      placeHolder: l10n.t('Press Enter to take it away, Escape to leave it'),
    },
  );
  await retriably(workbench, session, async () => {
    const changed = await withProgress(l10n.t('Taking the role away…'), signal =>
      takeFlowRole(workbench.accounts.globus(session), flow, list, entry, signal),
    );
    await rememberFlow(workbench, session, changed, {
      role: IN_PROJECT[list],
      holders: changed[list],
      taken: entry,
    });
  });
}

function lists(): FlowRoleList[] {
  return ['flow_administrators', 'flow_starters', 'flow_viewers', 'run_managers', 'run_monitors'];
}

function isRole(argument: unknown): argument is Extract<FlowNode, { kind: 'role' }> {
  const { kind, flow, entry } = fieldsOf(argument);
  return kind === 'role' && typeof flow === 'object' && typeof entry === 'string';
}
