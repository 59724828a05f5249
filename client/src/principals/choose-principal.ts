import * as l10n from '@vscode/l10n';
import {
  allAuthenticatedUsers,
  type Globus,
  type Principal,
  problemOf,
  resolvePrincipal,
  type Session,
} from '../../../globus/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { chooseOrFind } from '../choose-or-find.ts';
import { type Choice, heading, identityItem } from '../ui.ts';
import { isUuid } from '../uuid.ts';
import { knownIdentities } from './known-identities.ts';

/** What somebody is chosen for. */
export interface PrincipalQuestion {
  title: string;
  placeHolder: string;
  /** all who are signed in to Globus can be chosen */
  everybody: boolean;
}

/**
 * Asks for a person, a service account or a group: those that are known here are listed by name, others are found by their
 * username or id while it is typed. Throws CancellationError when nobody is named.
 */
export async function choosePrincipal(
  accounts: Accounts,
  session: Session,
  question: PrincipalQuestion,
): Promise<Principal> {
  const globus = accounts.globus(session);
  const known = candidates(accounts, session, globus, question.everybody);
  const find = (text: string, signal: AbortSignal) => found(globus, text, signal);
  return resolvePrincipal(globus, await chooseOrFind(known, find, question));
}

async function candidates(
  accounts: Accounts,
  session: Session,
  globus: Globus,
  everybody: boolean,
): Promise<Choice<string>[]> {
  const [identities, groups] = await Promise.all([
    knownIdentities(accounts, session.environment),
    globus.groups.myGroups(),
  ]);
  const others = identities.filter(({ id }) => id !== session.identity.id);
  const robotsFirst = others.sort((a, b) => Number(a.kind === 'person') - Number(b.kind === 'person'));
  return [
    ...robotsFirst.map(identity => ({ ...identityItem(identity), value: identity.urn })),
    ...(groups.length > 0 ? [heading(l10n.t('your groups'), '')] : []),
    ...groups.map(({ name, urn, description }) => ({
      label: `$(organization) ${name}`,
      ...(description && { description }),
      value: urn,
    })),
    heading('others', ''),
    ...(everybody
      ? [
          {
            label: l10n.t('$(globe) All authenticated users'),
            description: l10n.t('everybody who can sign in to Globus'),
            value: allAuthenticatedUsers,
          },
        ]
      : []),
    {
      ...identityItem(session.identity),
      description: l10n.t('{username}, who does this', { username: session.identity.username }),
      value: session.identity.urn,
    },
  ];
}

/** Who has this username or id; nobody while it is no whole one. */
async function found(globus: Globus, text: string, signal: AbortSignal): Promise<Choice<string>[]> {
  if (!/^\S+@\S+\.\S+$/.test(text) && !isUuid(text.replace(/^urn:globus:[\w:]+:/, ''))) return [];
  try {
    const { urn, label, kind } = await resolvePrincipal(globus, text, signal);
    return [{ label: `$(${kind === 'group' ? 'organization' : 'account'}) ${label}`, value: urn }];
  } catch (error) {
    if (problemOf(error)?.kind === 'not-found') return [];
    throw error;
  }
}
