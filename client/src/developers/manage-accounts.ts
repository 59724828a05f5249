import * as l10n from '@vscode/l10n';
import {
  makeSecret,
  type NewSecret,
  type Project,
  type RegisteredAccount,
  type SecretRecord,
  type Session,
} from '../../../globus/src/index.ts';
import { ago, refusal } from '../../../project/src/index.ts';
import { retriably } from '../retriably.ts';
import { type Choice, choose, heading, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { chooseAdministrators } from './administrators.ts';
import { asDeveloper } from './as-developer.ts';
import { copyAction, keep, secretName } from './register-account.ts';
import { isOld } from './secret-age.ts';

type Answer = { delete: SecretRecord } | 'rotate' | 'add' | 'administrators';

/** A service account, its project, its secrets, and which of them this editor uses. */
interface Known {
  account: RegisteredAccount;
  project: Project;
  secrets: SecretRecord[];
  own: string | undefined;
}

/** Asks for a service account of a project, and what is to be done about its secrets or its project. */
export function manageAccounts(workbench: Workbench): Promise<void> {
  return asDeveloper(workbench, l10n.t('manage service accounts'), async session => {
    const chosen = await chooseAccount(workbench, session);
    const answer = await choose(answers(chosen), {
      title: l10n.t('{name} of the project {display_name}', {
        name: chosen.account.name,
        display_name: quoted(chosen.project.display_name),
      }),
      placeHolder: l10n.t('A secret to delete it, or what else is to be done'),
    });
    if (answer === 'rotate') return rotate(workbench, session, chosen);
    if (answer === 'add') return addSecret(workbench, session, chosen);
    if (answer === 'administrators') return chooseAdministrators(workbench, session, chosen.project);
    return deleteSecret(workbench, session, chosen, answer.delete);
  });
}

/** Makes a new secret for this editor in the place of the one it has. Asks for nothing but a sign-in that may be needed. */
export function rotateSecret(workbench: Workbench, clientId: string): Promise<void> {
  return asDeveloper(workbench, l10n.t('rotate the secret'), async session => {
    const { projects, all } = await registered(workbench, session);
    const account = all.find(({ id }) => id === clientId);
    const project = projects.find(({ id }) => id === account?.project);
    if (!account || !project)
      throw refusal({
        operation: 'rotate the secret',
        message: l10n.t('{name} does not administer the project of this service account.', {
          name: session.identity.name,
        }),
        remedy: l10n.t(
          'Ask an administrator of its project for a new secret, and give it with Add Service Account….',
        ),
      });
    await rotate(workbench, session, await known(workbench, session, { account, project }));
  });
}

async function registered(
  { accounts }: Workbench,
  session: Session,
): Promise<{ projects: Project[]; all: RegisteredAccount[] }> {
  const { developers } = accounts.globus(session);
  return withProgress(l10n.t('Reading your service accounts…'), async signal => {
    const [projects, all] = await Promise.all([
      developers.projects(signal),
      developers.serviceAccounts(signal),
    ]);
    return { projects, all };
  });
}

async function chooseAccount(workbench: Workbench, session: Session): Promise<Known> {
  const { projects, all } = await registered(workbench, session);
  const items = projects.flatMap(project => {
    const mine = all.filter(account => account.project === project.id);
    return mine.map((account, index): Choice<{ account: RegisteredAccount; project: Project }>[] => [
      ...(index === 0 ? [heading(project.display_name, { account, project })] : []),
      {
        label: `$(server-process) ${account.name}`,
        description: account.id,
        value: { account, project },
      },
    ]);
  });
  if (items.length === 0)
    throw refusal({
      operation: 'manage service accounts',
      message: l10n.t('{name} administers no project that has a service account.', {
        name: session.identity.name,
      }),
      remedy: l10n.t('Register one, or sign in as somebody who administers its project.'),
    });
  const chosen = await choose(items.flat(), {
    title: l10n.t('Manage Service Accounts'),
    placeHolder: l10n.t('Which one?'),
  });
  return known(workbench, session, chosen);
}

async function known(
  { accounts }: Workbench,
  session: Session,
  { account, project }: Pick<Known, 'account' | 'project'>,
): Promise<Known> {
  const { developers } = accounts.globus(session);
  const secrets = await withProgress(
    l10n.t('Reading the secrets of {name}…', { name: quoted(account.name) }),
    signal => developers.secrets(account, signal),
  );
  return { account, project, secrets, own: await accounts.secretIdOf(session.environment, account.id) };
}

function answers({ secrets, own, project }: Known): Choice<Answer>[] {
  const now = Date.now();
  return [
    {
      label: l10n.t('$(sync) Rotate: a new secret for this editor…'),
      description: l10n.t('in the place of the old one'),
      value: 'rotate',
    },
    {
      label: l10n.t('$(add) Make a secret for another computer…'),
      description: l10n.t('the computer at the instrument, for instance'),
      value: 'add',
    },
    {
      label: l10n.t('$(organization) Administrators of {display_name}…', {
        display_name: quoted(project.display_name),
      }),
      value: 'administrators',
    },
    heading<Answer>(secrets.length > 0 ? 'secrets' : l10n.t('it has no secret'), 'add'),
    ...secrets.map(secret => ({
      label: `$(key) ${secret.name}`,
      description: l10n.t('made {created}{value}', {
        created: ago(secret.created, now),
        value: secret.id === own ? l10n.t(', used by this editor') : '',
      }),
      ...(isOld(secret, now) && {
        detail: l10n.t('$(warning) More than a year old: make a new one, then delete it.'),
      }),
      value: { delete: secret },
    })),
  ];
}

function rotate(workbench: Workbench, session: Session, known: Known): Promise<void> {
  const { account, own, secrets } = known;
  const name = secretName();
  return retriably(workbench, session, async () => {
    await keep(workbench, session, { account, secret: await make(workbench, session, account, name) });
    const old = secrets.find(({ id }) => id === own);
    workbench.problems.tell(
      l10n.t('This editor now uses a new secret of {name}.{value}', {
        name: quoted(account.name),
        value: old ? '' : l10n.t(' Its other secrets are good until you delete them.'),
      }),
    );
    if (old) await deleteSecret(workbench, session, known, old);
  });
}

function addSecret(workbench: Workbench, session: Session, { account }: Known): Promise<void> {
  const name = secretName().replace(/^VS Code on/, 'made on');
  return retriably(workbench, session, async () => {
    const secret = await make(workbench, session, account, name);
    workbench.problems.tell(
      l10n.t('{name} has another secret. Copy it now: it is kept nowhere, and not shown again.', {
        name: quoted(account.name),
      }),
      copyAction({ account, secret }),
    );
  });
}

function make(
  { accounts }: Workbench,
  session: Session,
  account: RegisteredAccount,
  name: string,
): Promise<NewSecret> {
  return withProgress(l10n.t('Making a secret for {name}…', { name: quoted(account.name) }), signal =>
    makeSecret(accounts.globus(session).developers, account, name, signal),
  );
}

async function deleteSecret(
  { accounts, problems }: Workbench,
  session: Session,
  { account, own }: Known,
  secret: SecretRecord,
): Promise<void> {
  await choose(
    [
      {
        label: l10n.t('$(trash) Delete the secret {name}', { name: quoted(secret.name) }),
        detail:
          secret.id === own
            ? l10n.t('This editor has used it. Whatever else signs in with it is refused from then on.')
            : l10n.t(
                'Whatever signs in with it, on any computer, is refused from then on. This editor goes on.',
              ),
        value: true,
      },
    ],
    {
      title: l10n.t('Delete a Secret of {name}', { name: quoted(account.name) }),
      placeHolder: l10n.t('Press Enter to delete it, Escape to keep it'),
    },
  );
  const { developers } = accounts.globus(session);
  await withProgress(l10n.t('Deleting the secret…'), signal =>
    developers.deleteSecret(account, secret.id, signal),
  );
  problems.tell(
    l10n.t('The secret {name} of {name2} is deleted.', {
      name: quoted(secret.name),
      name2: quoted(account.name),
    }),
  );
}
