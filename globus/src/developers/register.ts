import type { DevelopersApi } from './developers-api.ts';
import type { NewSecret, Project, ProjectCreate, RegisteredAccount } from './documents.ts';

/** A service account to be registered. */
export interface Registration {
  /** one that is there, or one to be made */
  project: Project | ProjectCreate;
  name: string;
  /** of its first secret; no other secret has it, so that one whose answer was lost is found again */
  secretName: string;
}

/** A service account, and a secret that nobody else has seen. */
export interface Registered {
  account: RegisteredAccount;
  secret: NewSecret;
}

/**
 * Registers a service account with a secret. Called again with the same registration after an interruption it goes on
 * where that was: what was made already is taken, and a secret that was made but never arrived is replaced.
 */
export async function registerServiceAccount(
  api: DevelopersApi,
  { project: wanted, name, secretName }: Registration,
  signal?: AbortSignal,
): Promise<Registered> {
  const project = 'id' in wanted ? wanted : await projectNamed(api, wanted, signal);
  const account =
    (await unfinished(api, project, name, secretName, signal)) ??
    (await api.createServiceAccount({ name, project: project.id }, signal));
  return { account, secret: await makeSecret(api, account, secretName, signal) };
}

/** Makes a secret; one of this name that was made before and never arrived is taken away. */
export async function makeSecret(
  api: DevelopersApi,
  account: RegisteredAccount,
  name: string,
  signal?: AbortSignal,
): Promise<NewSecret> {
  for (const lost of await api.secrets(account, signal))
    if (lost.name === name) await api.deleteSecret(account, lost.id, signal);
  return api.createSecret(account, name, signal);
}

async function projectNamed(
  api: DevelopersApi,
  wanted: ProjectCreate,
  signal?: AbortSignal,
): Promise<Project> {
  const known = await api.projects(signal);
  const same = known.find(({ display_name }) => display_name === wanted.display_name);
  return same ?? api.createProject(wanted, signal);
}

/** The account of this name that has no secret but the one that is about to be made. */
async function unfinished(
  api: DevelopersApi,
  project: Project,
  name: string,
  secretName: string,
  signal?: AbortSignal,
): Promise<RegisteredAccount | undefined> {
  for (const account of await api.serviceAccounts(signal)) {
    if (account.project !== project.id || account.name !== name) continue;
    const secrets = await api.secrets(account, signal);
    if (secrets.every(secret => secret.name === secretName)) return account;
  }
  return undefined;
}
