import * as l10n from '@vscode/l10n';
import {
  type Flow,
  type FlowRoleList,
  type FlowRun,
  isOver,
  runOutcome,
  type Session,
  type StateVisit,
} from '../../../globus/src/index.ts';
import { ago, duration } from '../../../project/src/index.ts';
import { causeWords } from '../../../runtime/src/index.ts';
import { escaped } from '../markdown.ts';
import type { FollowedRun } from '../runs/followed-runs.ts';

/** A line of the Flows view. */
export type FlowNode =
  | { kind: 'flow'; flow: Flow; session: Session }
  | { kind: 'roles'; flow: Flow; session: Session }
  | { kind: 'role'; flow: Flow; session: Session; list: FlowRoleList | undefined; entry: string; who: string }
  /** Runs of whatever flow. */
  | { kind: 'all'; session: Session; words: string }
  /** `across`: it stands among the runs of all flows. */
  | { kind: 'run'; followed: FollowedRun; across: boolean }
  /** There are more runs than are shown. */
  | { kind: 'more'; of: string }
  | { kind: 'state'; visit: StateVisit; followed: FollowedRun; across: boolean }
  | { kind: 'note'; id: string; text: string; detail: string; isProblem: boolean };

/** What a line shows, without VS Code's own types. */
export interface NodeLook {
  id: string;
  label: string;
  description: string;
  /** Markdown */
  tooltip: string;
  /** a codicon, and the theme colour it has */
  icon: string;
  color?: string;
  /** what the menus ask for */
  context: string;
  collapsible: 'no' | 'closed' | 'open';
}

/** How a line looks at a moment (ms since 1970). */
export function lookOf(node: FlowNode, now: number): NodeLook {
  switch (node.kind) {
    case 'flow':
      return flowLook(node.flow, node.session, now);
    case 'roles':
      return {
        id: `roles ${node.flow.id}`,
        label: l10n.t('Roles'),
        description: '',
        tooltip: '',
        icon: 'shield',
        context: 'flowRoles',
        collapsible: 'closed',
      };
    case 'role':
      return roleLook(node);
    case 'all':
      return {
        id: 'all runs',
        label: node.words,
        description: l10n.t('of all flows'),
        tooltip: '',
        icon: 'history',
        context: 'all',
        collapsible: 'closed',
      };
    case 'run':
      return runLook(node.followed, now, node.across);
    case 'state':
      return stateLook(node.visit, node.followed, node.across);
    case 'more':
      return {
        id: `more ${node.of}`,
        label: l10n.t('Show more runs…'),
        description: '',
        tooltip: '',
        icon: 'ellipsis',
        context: 'more',
        collapsible: 'no',
      };
    case 'note':
      return {
        id: node.id,
        label: node.text,
        description: '',
        tooltip: escaped(node.detail),
        icon: node.isProblem ? 'warning' : 'info',
        ...(node.isProblem && { color: 'list.warningForeground' }),
        context: 'note',
        collapsible: 'no',
      };
  }
}

function flowLook(flow: Flow, session: Session, now: number): NodeLook {
  const role = flow.user_roles.map(name => name.replace(/^flow_/, '')).join(', ');
  return {
    id: `flow ${flow.id}`,
    label: flow.title,
    description: flow.subtitle || l10n.t('changed {updated_at}', { updated_at: ago(flow.updated_at, now) }),
    tooltip: [
      `**${escaped(flow.title)}**`,
      escaped(flow.description || flow.subtitle),
      l10n.t('{name} is {value}.', { name: escaped(session.identity.name), value: role || 'viewer' }),
      `\`${flow.id}\``,
    ]
      .filter(line => line !== '')
      .join('\n\n'),
    icon: 'type-hierarchy-sub',
    context: 'flow',
    collapsible: 'closed',
  };
}

/** What each role on a flow lets one do (reference 2.7); the owner's is in no list. */
export const flowRoleDuties: Readonly<Record<FlowRoleList, { name: string; duty: string }>> = {
  flow_administrators: {
    name: 'administrator',
    duty: l10n.t('changes the flow, and decides who has which role'),
  },
  flow_starters: { name: 'starter', duty: l10n.t('starts runs') },
  flow_viewers: { name: 'viewer', duty: l10n.t('sees the flow') },
  run_managers: { name: l10n.t('run manager'), duty: l10n.t('sees, changes and cancels all runs') },
  run_monitors: { name: l10n.t('run monitor'), duty: l10n.t('sees all runs') },
};

function roleLook({ flow, list, entry, who }: Extract<FlowNode, { kind: 'role' }>): NodeLook {
  const { name, duty } = list
    ? flowRoleDuties[list]
    : { name: 'owner', duty: l10n.t('decides about everything') };
  return {
    id: `role ${flow.id} ${list ?? 'owner'} ${entry}`,
    label: who,
    description: name,
    tooltip: l10n.t('{who} is {name}: {duty}.\n\n`{entry}`', { who: escaped(who), name, duty, entry }),
    icon: entry.includes(':groups:') ? 'organization' : entry.startsWith('urn:') ? 'account' : 'globe',
    context: list ? 'flowRole' : 'flowOwner',
    collapsible: 'no',
  };
}

function runLook({ run, session, problem }: FollowedRun, now: number, across: boolean): NodeLook {
  const { title, cause } = runOutcome(run);
  const since = ago(run.start_time, now);
  const took = duration(run.start_time, run.completion_time);
  const mine =
    run.run_owner === session.identity.urn ? l10n.t(' as {name}', { name: session.identity.name }) : '';
  return {
    id: `${across ? 'all ' : ''}run ${run.run_id}`,
    label: run.label || run.run_id,
    description: [
      ...(across ? [run.flow_title] : []),
      `${title}${problem ? l10n.t(' when last seen') : ''}`,
      since,
    ].join(' · '),
    tooltip: [
      `**${escaped(run.label || run.run_id)}** — ${escaped(title)}`,
      escaped(causeWords(cause)),
      escaped(problem ? l10n.t('{message} It is tried again.', { message: problem.message }) : ''),
      escaped(
        l10n.t('Started {since}{mine}{value}.', {
          since,
          mine,
          value: took ? l10n.t(', took {took}', { took }) : '',
        }),
      ),
      `\`${run.run_id}\``,
    ]
      .filter(line => line !== '')
      .join('\n\n'),
    ...runIcon(run),
    context: isOver(run) ? 'run.over' : run.status === 'INACTIVE' ? 'run.waiting' : 'run.active',
    collapsible: isOver(run) ? 'closed' : 'open',
  };
}

function stateLook(
  { state, type, visit, status, startedAt, endedAt, description }: StateVisit,
  { run }: FollowedRun,
  across: boolean,
): NodeLook {
  const again = visit > 1 ? l10n.t('visit {visit}', { visit }) : '';
  return {
    id: `${across ? 'all ' : ''}state ${run.run_id} ${state} ${visit}`,
    label: state,
    description: [type, duration(startedAt, endedAt), again].filter(word => word !== '').join(' · '),
    tooltip: [`**${escaped(state)}** ${escaped(type)}`, escaped(causeWords(description))]
      .filter(line => line.trim())
      .join('\n\n'),
    ...(run.status === 'INACTIVE' && status === 'ACTIVE' ? waiting : icons[status]),
    context: 'state',
    collapsible: 'no',
  };
}

const waiting = { icon: 'debug-pause', color: 'charts.yellow' };

const icons: Readonly<Record<StateVisit['status'], { icon: string; color?: string }>> = {
  ACTIVE: { icon: 'sync~spin' },
  SUCCEEDED: { icon: 'pass', color: 'testing.iconPassed' },
  FAILED: { icon: 'error', color: 'testing.iconFailed' },
  CANCELED: { icon: 'circle-slash', color: 'testing.iconSkipped' },
};

function runIcon(run: FlowRun): { icon: string; color?: string } {
  if (run.status === 'INACTIVE') return waiting;
  return icons[runOutcome(run).title === 'Canceled' ? 'CANCELED' : run.status];
}
