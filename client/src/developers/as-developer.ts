import * as l10n from '@vscode/l10n';
import type { Session } from '../../../globus/src/index.ts';
import { activeSession } from '../accounts/active-session.ts';
import { retriably } from '../retriably.ts';
import { choose, identityItem } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/**
 * Does something that takes a person who administers a project. What goes wrong is told with its remedy; once that is
 * applied (managing projects takes a consent of its own), it is done again.
 * @param purpose completes "Sign in to …"
 */
export async function asDeveloper(
  workbench: Workbench,
  purpose: string,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const session = await developer(workbench, purpose);
  await retriably(workbench, session, () => work(session));
}

/** Who acts, if that is a person: a service account administers no project. */
async function developer(workbench: Workbench, purpose: string): Promise<Session> {
  const environment = await workbench.environments.current();
  const people = (await workbench.accounts.list(environment)).filter(
    ({ identity }) => identity.kind === 'person',
  );
  const active = await activeSession(workbench, environment, purpose);
  if (active.identity.kind === 'person') return active;
  return choose(
    people.map(value => ({ ...identityItem(value.identity), value })),
    {
      title: l10n.t('Who is to {purpose}?', { purpose }),
      placeHolder: l10n.t('A person who administers the project'),
    },
  );
}
