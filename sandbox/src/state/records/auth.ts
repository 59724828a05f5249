/** What a token that was got with another one stands on: what somebody allowed an application. */
export interface TokenGrant {
  client: string;
  /** From the scope that was asked for down to the one with which the token was got. */
  path: string[];
}

/** An access or refresh token. The token itself is never kept: the record is filed under its SHA-256 hash. */
export interface TokenRecord {
  kind: 'access' | 'refresh';
  identity: string;
  client: string;
  resource_server: string;
  scopes: string[];
  /** Not there for a token that the application itself asked for. */
  grant?: TokenGrant;
  /** Seconds since 1970. */
  issued: number;
  expires: number;
}

/** What one identity allowed one client: each path goes from the scope that was asked for to the one it needs. */
export interface ConsentRecord {
  identity: string;
  client: string;
  /** Seconds since 1970. */
  created: number;
  paths: string[][];
}

/** A project of developers, in which applications are registered. */
export interface ProjectRecord {
  id: string;
  display_name: string;
  contact_email: string;
  /** Identities; they and the members of the groups administer it. */
  admin_ids: string[];
  admin_group_ids: string[];
}

/** A service account of a project. */
export interface ClientRecord {
  id: string;
  name: string;
  project: string;
  visibility: 'private' | 'public';
}

/** A secret of a service account; the secret itself is never kept. */
export interface CredentialRecord {
  id: string;
  name: string;
  client: string;
  created: string;
  /** SHA-256 */
  hash: string;
}
