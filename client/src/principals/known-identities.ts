import { type Environment, type Identity, sandboxDirectory } from '../../../globus/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';

/** Whom this editor knows of: those who are signed in here, and everybody whom the sandbox has from the beginning. */
export async function knownIdentities(accounts: Accounts, environment: Environment): Promise<Identity[]> {
  const signedIn = (await accounts.list(environment)).map(({ identity }) => identity);
  if (environment.id !== 'sandbox') return signedIn;
  const { people, serviceAccounts } = await sandboxDirectory(environment);
  const demo: Identity[] = [
    ...people.map(person => ({ ...person, urn: urnOf(person.id), kind: 'person' as const })),
    ...serviceAccounts.map(({ clientId, name }) => ({
      id: clientId,
      urn: urnOf(clientId),
      name,
      username: `${clientId}@clients.auth.globus.org`,
      kind: 'service-account' as const,
    })),
  ];
  return [...signedIn, ...demo.filter(({ id }) => !signedIn.some(one => one.id === id))];
}

function urnOf(id: string): string {
  return `urn:globus:auth:identity:${id}`;
}
