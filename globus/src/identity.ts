import { fieldsOf, itemsOf, textOf, textOrNull } from './json.ts';
import type { Identity } from './tokens.ts';

const serviceAccountDomain = 'clients.auth.globus.org';

/** A group the caller belongs to (reference 4.1). */
export interface Group {
  id: string;
  /** `urn:globus:groups:id:<id>` */
  urn: string;
  name: string;
  description: string | null;
  /** the caller's roles in it: member, manager, admin */
  roles: string[];
}

export function identityUrn(id: string): string {
  return `urn:globus:auth:identity:${id}`;
}

export function groupUrn(id: string): string {
  return `urn:globus:groups:id:${id}`;
}

/** A service account's identity: its id is the client id (reference 1.6). */
export function serviceAccountIdentity(clientId: string, name?: string): Identity {
  const username = `${clientId}@${serviceAccountDomain}`;
  return {
    id: clientId,
    urn: identityUrn(clientId),
    username,
    name: name ?? username,
    kind: 'service-account',
  };
}

/** The identity in a document of the Auth service, or in its answer about the signed-in user. */
export function parseIdentity(value: unknown): Identity | undefined {
  const document = fieldsOf(value);
  const id = textOf(document.id) ?? textOf(document.sub);
  const username = textOf(document.username) ?? textOf(document.preferred_username);
  if (!id || !username) return undefined;
  return {
    id,
    urn: identityUrn(id),
    username,
    name: textOf(document.name) ?? username,
    kind: username.endsWith(`@${serviceAccountDomain}`) ? 'service-account' : 'person',
  };
}

export function parseGroup(value: unknown): Group | undefined {
  const group = fieldsOf(value);
  const id = textOf(group.id);
  if (!id) return undefined;
  return {
    id,
    urn: groupUrn(id),
    name: textOf(group.name) ?? id,
    description: textOrNull(group.description),
    roles: itemsOf(group.my_memberships).flatMap(membership => textOf(fieldsOf(membership).role) ?? []),
  };
}
