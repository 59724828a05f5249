import * as l10n from '@vscode/l10n';
import type { Environment, Session } from '../../../globus/src/index.ts';
import { type Choice, choose, heading, identityItem } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** Asks who starts the runs; undefined for whoever is signed in there. */
export async function askAccount(
  { accounts }: Workbench,
  environment: Environment,
  title: string,
): Promise<string | undefined> {
  const sessions = await accounts.list(environment);
  const serviceAccountsFirst = (a: Session, b: Session) => rank(a) - rank(b);
  const choices: Choice<string | undefined>[] = [
    ...sessions
      .sort(serviceAccountsFirst)
      .map(({ identity }) => ({ ...identityItem(identity), value: identity.id })),
    heading<string | undefined>('', undefined),
    { label: l10n.t('$(account) Whoever is signed in there'), value: undefined },
  ];
  return choose(choices, {
    title,
    placeHolder: l10n.t('Who starts the runs: they use the access that this account has'),
  });
}

function rank({ identity }: Session): number {
  return identity.kind === 'service-account' ? 0 : 1;
}
