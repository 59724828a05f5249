import { type Call, type Caller, call, expected } from '../call.ts';
import { idIn } from '../ids.ts';
import { fieldsOf, itemsOf } from '../json.ts';
import { quoted } from '../problem-words.ts';
import { furtherScopes } from '../scopes.ts';
import { authApi } from '../sdk-gaps.ts';
import {
  type NewSecret,
  type Project,
  type ProjectCreate,
  parseNewSecret,
  parseProject,
  parseRegisteredAccount,
  parseSecretRecord,
  type RegisteredAccount,
  type SecretRecord,
} from './documents.ts';

/**
 * What Globus Auth offers to developers, as far as service accounts need it (reference 1.8). It takes the consent to
 * manage projects, and a session of an administrator of the project.
 */
export interface DevelopersApi {
  /** The projects that the caller administers. */
  projects(signal?: AbortSignal): Promise<Project[]>;
  createProject(project: ProjectCreate, signal?: AbortSignal): Promise<Project>;
  /** Replaces the lists of administrators that are given. */
  updateProject(
    project: Project,
    changes: Partial<Pick<Project, 'admin_ids' | 'admin_group_ids'>>,
    signal?: AbortSignal,
  ): Promise<Project>;
  /** The service accounts of these projects. */
  serviceAccounts(signal?: AbortSignal): Promise<RegisteredAccount[]>;
  createServiceAccount(
    account: Pick<RegisteredAccount, 'name' | 'project'>,
    signal?: AbortSignal,
  ): Promise<RegisteredAccount>;
  secrets(account: RegisteredAccount, signal?: AbortSignal): Promise<SecretRecord[]>;
  createSecret(account: RegisteredAccount, name: string, signal?: AbortSignal): Promise<NewSecret>;
  /** What signs in with it is refused from now on; tokens that it has are good until they expire. */
  deleteSecret(account: RegisteredAccount, secretId: string, signal?: AbortSignal): Promise<void>;
}

/** The developers' part of Globus Auth. */
export function developersApi(caller: Caller): DevelopersApi {
  const ask = async (
    operation: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    more: Pick<Call, 'json' | 'signal'>,
  ): Promise<Record<string, unknown>> => {
    const answer = await call(caller, {
      service: 'auth',
      operation,
      scopes: [furtherScopes.manageProjects],
      repeatable: method !== 'POST',
      ...more,
      send: options => authApi(method, path, options),
    });
    return fieldsOf(answer);
  };
  const answered = <T>(operation: string, value: T | undefined): T =>
    expected(caller, { service: 'auth', operation }, value);
  const secretsOf = ({ id }: RegisteredAccount, operation: string) =>
    `/clients/${idIn('a service account', id, operation)}/credentials`;

  return {
    projects: async signal => {
      const { projects } = await ask('list your projects', 'GET', '/projects', { signal });
      return itemsOf(projects).flatMap(item => parseProject(item) ?? []);
    },

    createProject: async (project, signal) => {
      const operation = `make the project ${quoted(project.display_name)}`;
      const answer = await ask(operation, 'POST', '/projects', { signal, json: { project } });
      return answered(operation, parseProject(answer.project));
    },

    updateProject: async ({ id, display_name, contact_email }, changes, signal) => {
      const operation = `change who administers the project ${quoted(display_name)}`;
      const json = { project: { display_name, contact_email, ...changes } };
      const path = `/projects/${idIn('a project', id, operation)}`;
      return answered(operation, parseProject((await ask(operation, 'PUT', path, { signal, json })).project));
    },

    serviceAccounts: async signal => {
      const { clients } = await ask('list your service accounts', 'GET', '/clients', { signal });
      return itemsOf(clients).flatMap(item => parseRegisteredAccount(item) ?? []);
    },

    createServiceAccount: async ({ name, project }, signal) => {
      const operation = `register the service account ${quoted(name)}`;
      const json = {
        client: { name, project, client_type: 'client_identity', visibility: 'private', redirect_uris: [] },
      };
      const answer = await ask(operation, 'POST', '/clients', { signal, json });
      return answered(operation, parseRegisteredAccount(answer.client));
    },

    secrets: async (account, signal) => {
      const operation = `list the secrets of ${quoted(account.name)}`;
      const { credentials } = await ask(operation, 'GET', secretsOf(account, operation), { signal });
      return itemsOf(credentials).flatMap(item => parseSecretRecord(item) ?? []);
    },

    createSecret: async (account, name, signal) => {
      const operation = `make a secret for ${quoted(account.name)}`;
      const json = { credential: { name } };
      const answer = await ask(operation, 'POST', secretsOf(account, operation), { signal, json });
      return answered(operation, parseNewSecret(answer.credential));
    },

    deleteSecret: async (account, secretId, signal) => {
      const operation = `delete a secret of ${quoted(account.name)}`;
      const path = `${secretsOf(account, operation)}/${idIn('a secret', secretId, operation)}`;
      await ask(operation, 'DELETE', path, { signal });
    },
  };
}
