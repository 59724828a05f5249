import { groups, people } from './demo.ts';
import type { State } from './state/state.ts';

export interface Identity {
  readonly id: string;
  readonly urn: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly kind: 'person' | 'service-account' | 'flow';
}

/** On whose authority something is done, and what that person allowed. */
export interface Authority {
  readonly identity: Identity;
  /** The application that the identity uses; null where consents go without saying (service accounts, flows). */
  readonly client: string | null;
  /** The scopes from the one that was consented to down to the service that acts now. */
  readonly consentRoot: readonly string[];
}

export function identityUrn(id: string): string {
  return `urn:globus:auth:identity:${id}`;
}

export function identityById(state: State, id: string): Identity | undefined {
  const urn = identityUrn(id);
  const person = people.find(one => one.id === id);
  if (person !== undefined) return { ...person, urn, kind: 'person' };
  const account = state.clients.get(id);
  if (account !== undefined)
    return {
      id,
      urn,
      username: clientUsername(id),
      name: account.name,
      email: null,
      kind: 'service-account',
    };
  const flow = state.flows.get(id);
  if (flow !== undefined)
    return { id, urn, username: clientUsername(id), name: flow.title, email: null, kind: 'flow' };
  return undefined;
}

/** The username of a service account, or of a flow. */
export function clientUsername(id: string): string {
  return `${id}@clients.auth.globus.org`;
}

export function identityByUsername(state: State, username: string): Identity | undefined {
  const wanted = username.toLowerCase();
  const person = people.find(one => one.username.toLowerCase() === wanted);
  const id = person?.id ?? /^(.*)@clients\.auth\.globus\.org$/.exec(wanted)?.[1];
  return id === undefined ? undefined : identityById(state, id);
}

/** Every principal that stands for this identity: itself and the groups that it is a member of. */
export function principalsOf(identity: Identity): ReadonlySet<string> {
  const memberOf = groups.filter(group => group.members.some(member => member.identity === identity.id));
  return new Set([identity.urn, ...memberOf.map(group => `urn:globus:groups:id:${group.id}`)]);
}
