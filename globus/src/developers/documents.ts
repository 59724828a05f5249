import { parseGroup, parseIdentity } from '../identity.ts';
import { fieldsOf, itemsOf, textOf, textsOf } from '../json.ts';
import type { Identity } from '../tokens.ts';

/** A project, in which applications are registered (reference 1.8). */
export interface Project {
  id: string;
  display_name: string;
  contact_email: string;
  admin_ids: string[];
  admin_group_ids: string[];
  /** its administrators, as far as Auth tells their names */
  admins: { identities: Identity[]; groups: { id: string; name: string }[] };
}

/** What making a project takes; who makes it administers it. */
export type ProjectCreate = Pick<Project, 'display_name' | 'contact_email'>;

/** A service account as its project has it. */
export interface RegisteredAccount {
  /** the client id, which is the id of its identity too */
  id: string;
  name: string;
  /** the id of the project */
  project: string;
}

/** What is known of a secret of a service account. */
export interface SecretRecord {
  id: string;
  name: string;
  /** ISO 8601 */
  created: string;
}

/** A secret that was just made: the only time that it is told. */
export interface NewSecret extends SecretRecord {
  secret: string;
}

export function parseProject(value: unknown): Project | undefined {
  const { id, display_name, project_name, contact_email, admin_ids, admin_group_ids, admins } =
    fieldsOf(value);
  const known = textOf(id);
  if (!known) return undefined;
  const { identities, groups } = fieldsOf(admins);
  return {
    id: known,
    display_name: textOf(display_name) ?? textOf(project_name) ?? known,
    contact_email: textOf(contact_email) ?? '',
    admin_ids: textsOf(admin_ids),
    admin_group_ids: textsOf(admin_group_ids),
    admins: {
      identities: itemsOf(identities).flatMap(item => parseIdentity(item) ?? []),
      groups: itemsOf(groups).flatMap(item => parseGroup(item) ?? []),
    },
  };
}

/** Undefined for applications of other kinds. */
export function parseRegisteredAccount(value: unknown): RegisteredAccount | undefined {
  const { id, name, project, client_type } = fieldsOf(value);
  const known = textOf(id);
  if (!known || client_type !== 'client_identity') return undefined;
  return { id: known, name: textOf(name) ?? known, project: textOf(project) ?? '' };
}

export function parseSecretRecord(value: unknown): SecretRecord | undefined {
  const { id, name, created } = fieldsOf(value);
  const known = textOf(id);
  return known ? { id: known, name: textOf(name) ?? known, created: textOf(created) ?? '' } : undefined;
}

export function parseNewSecret(value: unknown): NewSecret | undefined {
  const record = parseSecretRecord(value);
  const secret = textOf(fieldsOf(value).secret);
  return record && secret ? { ...record, secret } : undefined;
}
