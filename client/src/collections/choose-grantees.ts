import * as l10n from '@vscode/l10n';
import type { Principal, ProjectFolder, Session } from '../../../globus/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { choosePrincipal } from '../principals/choose-principal.ts';
import { choose } from '../ui.ts';
import { permissionWords } from './collection-nodes.ts';

type Shares = ProjectFolder['shares'];

/** Asks for one after the other, until nobody else is wanted. */
export async function chooseGrantees(
  accounts: Accounts,
  session: Session,
  question: { title: string; permissionsFor(principal: Principal): Promise<Shares[number]['permissions']> },
): Promise<Shares> {
  const shares: { principal: Principal; permissions: Shares[number]['permissions'] }[] = [];
  for (let more = true; more; ) {
    const principal = await choosePrincipal(accounts, session, {
      title: question.title,
      placeHolder: l10n.t('A group, a person or a service account; type a username to find somebody else'),
      everybody: false,
    });
    shares.push({ principal, permissions: await question.permissionsFor(principal) });
    more = await choose(
      [
        {
          label: l10n.t('$(check) That is all'),
          detail: shares.map(one => `${one.principal.label}: ${permissionWords(one.permissions)}`).join('; '),
          value: false,
        },
        { label: l10n.t('$(person-add) Somebody else as well…'), value: true },
      ],
      { title: question.title, placeHolder: l10n.t('Nothing is changed yet') },
    );
  }
  return shares;
}
