import * as l10n from '@vscode/l10n';
import type { Globus, Identity, Session } from '../../../globus/src/index.ts';
import { chooseOrFind } from '../choose-or-find.ts';
import { knownIdentities } from '../principals/known-identities.ts';
import type { DeployedTarget } from '../target.ts';
import { type Choice, heading, identityItem, quoted } from '../ui.ts';
import { isUuid } from '../uuid.ts';
import type { Workbench } from '../workbench.ts';
import type { Starter } from './question.ts';

/** Asks whose access is to be checked: an account that is signed in here, or anybody else. */
export async function chooseStarter(
  { accounts, actors }: Workbench,
  asker: Session,
  target: DeployedTarget,
  dialog: string,
): Promise<Starter> {
  const { environment } = asker;
  const globus = accounts.globus(asker);
  const sessions = await actors.candidates(environment, 'runner', target);
  const identity = await chooseOrFind(
    candidates(accounts, asker, sessions),
    (text, signal) => found(globus, text, signal),
    {
      title: dialog,
      placeHolder: l10n.t('Who is to run {title}? Type a username or a client id to find somebody else', {
        title: quoted(target.title),
      }),
    },
  );
  return { identity, session: sessions.find(one => one.identity.id === identity.id) };
}

async function candidates(
  accounts: Workbench['accounts'],
  { environment, identity: self }: Session,
  sessions: readonly Session[],
): Promise<Choice<Identity>[]> {
  const known = await knownIdentities(accounts, environment);
  const strangers = known.filter(({ id }) => !sessions.some(({ identity }) => identity.id === id));
  const item = (identity: Identity) => ({ ...identityItem(identity), value: identity });
  return [
    ...sessions.map(({ identity }) => item(identity)),
    ...(strangers.length > 0 ? [heading(l10n.t('not signed in here'), self)] : []),
    ...strangers.map(item),
  ];
}

/** Who has this username or client id; nobody while it is no whole one. */
async function found(globus: Globus, text: string, signal: AbortSignal): Promise<Choice<Identity>[]> {
  const { identities } = globus;
  const isUsername = /^\S+@\S+\.\S+$/.test(text);
  if (!isUsername && !isUuid(text)) return [];
  const some = isUsername
    ? await identities.byUsernames([text], signal)
    : await identities.byIds([text], signal);
  return some.map(identity => ({ ...identityItem(identity), value: identity }));
}
