import { hostname } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type Project,
  type ProjectCreate,
  type Registered,
  type RegisteredAccount,
  type Registration,
  registerServiceAccount,
  type Session,
} from '../../../globus/src/index.ts';
import type { Action } from '../notices.ts';
import { retriably } from '../retriably.ts';
import { ask, type Choice, choose, heading, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { asDeveloper } from './as-developer.ts';

const TITLE = l10n.t('Register a Service Account');

/**
 * Registers a service account in a project that is there or made for it, and keeps its secret in secret storage. The secret
 * is told once more only, where somebody asks for it at once.
 */
export function registerAccount(workbench: Workbench): Promise<void> {
  return asDeveloper(workbench, l10n.t('register a service account'), async session => {
    const registration = await askRegistration(workbench, session);
    await retriably(workbench, session, () => register(workbench, session, registration));
  });
}

/** Done again with the same answers, it finds what was made already. */
async function register(workbench: Workbench, session: Session, registration: Registration): Promise<void> {
  const { accounts, problems } = workbench;
  const registered = await withProgress(
    l10n.t('Registering {name}…', { name: quoted(registration.name) }),
    signal => registerServiceAccount(accounts.globus(session).developers, registration, signal),
  );
  await keep(workbench, session, registered);
  problems.tell(
    l10n.t(
      '{name} is registered, and can be chosen wherever it is asked who runs a flow. Its secret is kept in VS Code’s secret storage; Globus does not show it again.',
      { name: quoted(registration.name) },
    ),
    copyAction(registered),
  );
}

/** Signs a service account in with a new secret, which this editor uses from now on. */
export async function keep(
  { accounts }: Workbench,
  { environment }: Session,
  { account, secret }: Registered,
): Promise<void> {
  await withProgress(l10n.t('Trying the secret…'), signal =>
    accounts.addServiceAccount(environment, account.id, secret.secret, { signal, secretId: secret.id }),
  );
}

/** For the computer at the instrument: id and secret as `gflow` and the Globus CLI read them. */
export function copyAction({ account, secret }: Registered): Action {
  return {
    title: l10n.t('Copy Id and Secret'),
    apply: async () =>
      vscode.env.clipboard.writeText(
        `GLOBUS_CLI_CLIENT_ID=${account.id}\nGLOBUS_CLI_CLIENT_SECRET=${secret.secret}\n`,
      ),
  };
}

/** The name of a secret: where it is used, and when it was made, for none is like another. */
export function secretName(): string {
  return `VS Code on ${hostname()}, ${new Date().toISOString().slice(0, 19).replace('T', ' ')}`;
}

async function askRegistration({ accounts }: Workbench, session: Session): Promise<Registration> {
  const { developers } = accounts.globus(session);
  const [projects, registered] = await withProgress(l10n.t('Reading your projects…'), signal =>
    Promise.all([developers.projects(signal), developers.serviceAccounts(signal)]),
  );
  const project = await chooseProject(projects, registered, session);
  const taken = registered.filter(one => 'id' in project && one.project === project.id);
  const name = await ask({
    title: `${TITLE} (2 of 3)`,
    prompt: l10n.t('Its name, by which people find it among those who run flows.'),
    value: proposedName(project.display_name, taken),
    validateInput: text => {
      if (text.trim() === '') return l10n.t('It has no name yet.');
      return taken.some(one => one.name === text.trim())
        ? l10n.t('The project has a service account named {text} already.', { text: quoted(text.trim()) })
        : undefined;
    },
  });
  return choose(
    [
      {
        label: l10n.t('$(check) Register {name}', { name: quoted(name) }),
        description: l10n.t('in the project {display_name}', { display_name: quoted(project.display_name) }),
        detail: l10n.t('A secret is made for it, and kept in VS Code’s secret storage only.'),
        value: { project, name, secretName: secretName() },
      },
    ],
    {
      title: `${TITLE} (3 of 3)`,
      placeHolder: l10n.t('Press Enter to register it, Escape to leave everything as it is'),
    },
  );
}

async function chooseProject(
  projects: readonly Project[],
  registered: readonly RegisteredAccount[],
  { identity }: Session,
): Promise<Project | ProjectCreate> {
  const choices: Choice<Project | 'new'>[] = [
    ...projects.map(project => ({
      label: `$(project) ${project.display_name}`,
      description: registered
        .filter(one => one.project === project.id)
        .map(({ name }) => name)
        .join(', '),
      value: project,
    })),
    heading<Project | 'new'>('', 'new'),
    {
      label: l10n.t('$(add) A new project…'),
      description: l10n.t('whose first administrator you are'),
      value: 'new',
    },
  ];
  const chosen = await choose(choices, {
    title: `${TITLE} (1 of 3)`,
    placeHolder: l10n.t(
      'In which project? Its administrators can give and take the secrets of its service accounts',
    ),
  });
  if (chosen !== 'new') return chosen;
  const display_name = await ask({
    title: l10n.t('A new project (1 of 2)'),
    prompt: l10n.t('Its name: that of a beamline, an instrument or a team, for instance.'),
    validateInput: text => {
      if (text.trim() === '') return l10n.t('It has no name yet.');
      return projects.some(project => project.display_name === text.trim())
        ? l10n.t('You have a project named {text} already.', { text: quoted(text.trim()) })
        : undefined;
    },
  });
  const contact_email = await ask({
    title: l10n.t('A new project (2 of 2)'),
    prompt: l10n.t('The address to which people write about it.'),
    value: identity.username.includes('@') ? identity.username : '',
    validateInput: text =>
      /^\S+@\S+\.\S+$/.test(text.trim()) ? undefined : l10n.t('This is no e-mail address.'),
  });
  return { display_name, contact_email };
}

/** “Beamline 7 robot”, or the first number of it that is free. */
function proposedName(project: string, taken: readonly RegisteredAccount[]): string {
  const base = l10n.t('{project} robot', { project });
  let name = base;
  for (let i = 2; taken.some(one => one.name === name); i++) name = `${base} ${i}`;
  return name;
}
