import {
  type Environment,
  personSession,
  type Session,
  type StoredAccount,
  type StoredSession,
  serviceAccount,
} from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { keepAccount, storedAccount } from './accounts-file.ts';

/** Who acts, and where that is said. */
export interface Actor {
  session: Session;
  source: 'environment variables' | 'sign-in';
  /** Of a person: what a further sign-in extends. */
  stored?: StoredSession;
}

/** Whom the environment names, as for the Globus CLI; else whoever is signed in. Somebody must be. */
export async function whoActs(environment: Environment): Promise<Actor> {
  const actor = actorOfVariables(environment) ?? (await actorOfFile(environment));
  if (actor) return actor;
  throw refusal({
    kind: 'sign-in',
    operation: `use ${environment.label}`,
    message: `Nobody is signed in to ${environment.label}.`,
    remedy: '',
  });
}

/** The service account that the environment names. */
export function actorOfVariables(environment: Environment): Actor | undefined {
  const { GLOBUS_CLI_CLIENT_ID: id, GLOBUS_CLI_CLIENT_SECRET: secret } = process.env;
  if (!id && !secret) return undefined;
  if (id && secret)
    return { session: serviceAccount(environment, id, secret), source: 'environment variables' };
  const [is, not] = id ? ['ID', 'SECRET'] : ['SECRET', 'ID'];
  throw refusal({
    operation: 'find out who acts',
    message: `GLOBUS_CLI_CLIENT_${is} is set, but GLOBUS_CLI_CLIENT_${not} is not.`,
    remedy: 'Set both, for a service account, or neither.',
  });
}

async function actorOfFile(environment: Environment): Promise<Actor | undefined> {
  const account = await storedAccount(environment);
  if (!account) return undefined;
  if (account.kind === 'service-account') {
    const { clientId, name } = account;
    const session = serviceAccount(environment, clientId, () => secretNow(environment, account));
    const identity = { ...session.identity, name };
    return { session: { ...session, identity }, source: 'sign-in' };
  }
  const { session: stored } = account;
  const keep = (session: StoredSession) => keepAccount({ ...account, session });
  return { session: personSession(stored, keep, environment), source: 'sign-in', stored };
}

/** The secret of a service account: what runs for months finds the one that it was signed in with meanwhile. */
async function secretNow(
  environment: Environment,
  { clientId, clientSecret }: Extract<StoredAccount, { kind: 'service-account' }>,
): Promise<string> {
  const now = await storedAccount(environment);
  return now?.kind === 'service-account' && now.clientId === clientId ? now.clientSecret : clientSecret;
}
