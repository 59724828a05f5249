import * as l10n from '@vscode/l10n';
import {
  type Environment,
  type Flow,
  type Principal,
  runPermissionFixes,
  type Session,
} from '../../../globus/src/index.ts';
import { giveAndCheck } from '../preflight/commands.ts';
import { look } from '../preflight/look.ts';
import type { Starter } from '../preflight/question.ts';
import type { RunInput } from '../runs/input.ts';
import { upToDate } from '../runs/up-to-date.ts';
import type { DeployedTarget } from '../target.ts';
import { quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** Somebody is to run a flow with an input like this one. */
export interface Assignment {
  flow: Flow;
  target: DeployedTarget;
  /** who gives the permission */
  asker: Session;
  principal: Principal;
  input: RunInput;
  /** Starts over, after a deployment that had to wait for a consent. */
  again(): Promise<void>;
}

/**
 * Plans all that lets somebody run a flow with an input: the flow starter role, access rules of collections, and roles on
 * them. Shows it, does what is agreed to, and tells what they then have.
 */
export async function assignForInput(workbench: Workbench, assignment: Assignment): Promise<void> {
  const { flow, asker, input, again } = assignment;
  const { environment } = asker;
  const target = await upToDate(workbench, environment, assignment.target, {
    purpose: 'check access',
    again,
  });
  if (!target) return;
  const starter = await starterOf(workbench, environment, assignment);
  const question = { target, starter, asker, input };
  const { checks } = await withProgress(
    l10n.t('Checking what {name} needs to run {title}…', {
      name: starter.identity.name,
      title: quoted(flow.title),
    }),
    signal => look(workbench.accounts, question, signal),
  );
  const fixes = runPermissionFixes(flow, starter.identity, checks);
  await giveAndCheck(workbench, question, fixes, l10n.t('Assign Run Permission'));
}

/** Who is meant, with its own sign-in where there is one: it is told more of its access than others are. */
async function starterOf(
  { accounts, actors }: Workbench,
  environment: Environment,
  { asker, principal: { urn, label }, target }: Assignment,
): Promise<Starter> {
  const id = urn.slice(urn.lastIndexOf(':') + 1);
  const sessions = await actors.candidates(environment, 'runner', target);
  const session = sessions.find(({ identity }) => identity.id === id);
  if (session) return { identity: session.identity, session };
  const [found] = await accounts.globus(asker).identities.byIds([id]);
  // A service account of somebody else's may not be shown by name.
  const unnamed = { id, urn, username: id, name: label, kind: 'service-account' } as const;
  return { identity: found ?? unnamed, session };
}
