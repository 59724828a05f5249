import * as l10n from '@vscode/l10n';
import type { Environment, Session } from '../../../globus/src/index.ts';
import { type Choice, choose, heading, identityItem } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { ActedOn, Part } from './actors.ts';
import { signIn } from './commands.ts';

/** Who looks at a flow, without a question: whoever did last, else whoever acts. When nobody is signed in, asks who does. */
export async function actorOn(
  workbench: Workbench,
  environment: Environment,
  { part, flow, purpose }: { part: Part; flow: ActedOn; purpose: string },
): Promise<Session> {
  const [first] = await workbench.actors.candidates(environment, part, flow);
  return first ?? signIn(workbench, l10n.t('Sign in to {purpose}', { purpose }));
}

/**
 * Who changes a flow. Where several are signed in it is asked for; who did last is first.
 * @param purpose completes "Sign in to …", where nobody is
 */
export async function chooseAuthor(
  workbench: Workbench,
  environment: Environment,
  { flow, title, purpose }: { flow: ActedOn; title: string; purpose: string },
): Promise<Session> {
  const { actors } = workbench;
  const sessions = await actors.candidates(environment, 'author', flow);
  if (sessions.length < 2) return actorOn(workbench, environment, { part: 'author', flow, purpose });
  const chosen = await choose(choices(sessions), { title, placeHolder: l10n.t('As whom?') });
  const session = chosen === 'another' ? await signIn(workbench) : chosen;
  await actors.remember(session, 'author', flow);
  return session;
}

function choices(sessions: readonly Session[]): Choice<Session | 'another'>[] {
  return [
    ...sessions.map(value => ({ ...identityItem(value.identity), value })),
    heading('', 'another'),
    { label: l10n.t('$(add) Another account…'), value: 'another' },
  ];
}
