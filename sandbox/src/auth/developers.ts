import { randomBytes, randomUUID } from 'node:crypto';
import { groups } from '../demo.ts';
import { json, objectOf, param, type Reply, type Request } from '../http.ts';
import { type Identity, identityById, principalsOf } from '../identities.ts';
import { isObject, type JsonObject, member, textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { ClientRecord, CredentialRecord, ProjectRecord } from '../state/records/auth.ts';
import type { State } from '../state/state.ts';
import { isoMicroseconds } from '../time.ts';
import { identityDocument } from './documents.ts';
import { authProblem } from './errors.ts';
import { callerOf, hashToken } from './tokens.ts';

const scope = 'urn:globus:auth:scope:auth.globus.org:manage_projects';

function projectDocument(state: State, project: ProjectRecord): JsonObject {
  const { id, display_name, contact_email, admin_ids, admin_group_ids } = project;
  const identities = admin_ids.map(one => identityById(state, one)).filter(one => one !== undefined);
  return {
    id,
    display_name,
    project_name: display_name,
    contact_email,
    admin_ids: admin_ids.length > 0 ? admin_ids : null,
    admin_group_ids: admin_group_ids.length > 0 ? admin_group_ids : null,
    admins: {
      identities: identities.map(identityDocument),
      groups: groups
        .filter(one => admin_group_ids.includes(one.id))
        .map(({ id, name, description }) => ({ id, name, description })),
    },
  };
}

function clientDocument({ id, name, project, visibility }: ClientRecord): JsonObject {
  return {
    id,
    name,
    project,
    client_type: 'client_identity',
    public_client: false,
    visibility,
    redirect_uris: [],
    links: { privacy_policy: null, terms_and_conditions: null },
    required_idp: null,
    preselect_idp: null,
    parent_client: null,
    grant_types: ['client_credentials'],
    scopes: [],
    fqdns: [],
    prompt_for_named_grant: false,
    userinfo_from_effective_identity: true,
  };
}

/** A secret is in the answer to its making, and nowhere else. */
function credentialDocument({ id, name, client, created }: CredentialRecord, secret: string | null) {
  return { credential: { id, name, client, created, secret } };
}

const bad = (detail: string) => authProblem(400, detail);

/** What a request sends below a name: `{"project": {…}}`. */
function bodyOf(request: Request, name: string): JsonObject {
  const body = member(objectOf(request, bad), name);
  if (!isObject(body)) throw bad(`The request body has no object "${name}".`);
  return body;
}

function textIn(body: JsonObject, name: string): string {
  const text = textMember(body, name)?.trim();
  if (!text) throw bad(`"${name}" must be a text that is not empty.`);
  return text;
}

function idsIn(body: JsonObject, name: string): string[] | undefined {
  const value = member(body, name);
  if (value === undefined) return undefined;
  if (value === null) return [];
  const ids = Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
  if (!Array.isArray(value) || ids.length < value.length) throw bad(`"${name}" must be a list of ids.`);
  return [...new Set(ids)];
}

function administers(identity: Identity, { admin_ids, admin_group_ids }: ProjectRecord): boolean {
  const principals = principalsOf(identity);
  return (
    admin_ids.includes(identity.id) ||
    admin_group_ids.some(id => principals.has(`urn:globus:groups:id:${id}`))
  );
}

function requireDeveloper(state: State, request: Request): Identity {
  const caller = callerOf(state, request);
  if (caller === undefined) throw authProblem(401, 'Call must be authenticated');
  if (!caller.token.scopes.includes(scope)) throw authProblem(403, `The token lacks the scope ${scope}`);
  return caller.identity;
}

/** The project, if the identity administers it; what somebody else administers is not there. */
function requireProject(state: State, identity: Identity, id: string): ProjectRecord {
  const project = state.projects.get(id);
  if (project === undefined || !administers(identity, project))
    throw authProblem(404, 'There is no such project, or you are not one of its administrators');
  return project;
}

function requireClient(state: State, identity: Identity, id: string): ClientRecord {
  const client = state.clients.get(id);
  const project = client && state.projects.get(client.project);
  if (client === undefined || project === undefined || !administers(identity, project))
    throw authProblem(404, 'There is no such client, or you do not administer its project');
  return client;
}

/** The administrators that a request names; a project is never left without one. */
function adminsIn(state: State, body: JsonObject): Partial<ProjectRecord> {
  const admin_ids = idsIn(body, 'admin_ids');
  const admin_group_ids = idsIn(body, 'admin_group_ids');
  const stranger = admin_ids?.find(id => identityById(state, id) === undefined);
  if (stranger !== undefined) throw bad(`There is no identity ${stranger}.`);
  const strange = admin_group_ids?.find(id => !groups.some(one => one.id === id));
  if (strange !== undefined) throw bad(`There is no group ${strange}.`);
  return { ...(admin_ids && { admin_ids }), ...(admin_group_ids && { admin_group_ids }) };
}

function createProject(state: State, identity: Identity, request: Request): Reply {
  const body = bodyOf(request, 'project');
  const project: ProjectRecord = {
    id: randomUUID(),
    display_name: textIn(body, 'display_name'),
    contact_email: textIn(body, 'contact_email'),
    admin_ids: [],
    admin_group_ids: [],
    ...adminsIn(state, body),
  };
  if (project.admin_ids.length + project.admin_group_ids.length === 0) project.admin_ids = [identity.id];
  state.projects.set(project.id, project);
  return json(200, { project: projectDocument(state, project) });
}

function updateProject(state: State, project: ProjectRecord, request: Request): Reply {
  const body = bodyOf(request, 'project');
  const changed: ProjectRecord = { ...project, ...adminsIn(state, body) };
  if (member(body, 'display_name') !== undefined) changed.display_name = textIn(body, 'display_name');
  if (member(body, 'contact_email') !== undefined) changed.contact_email = textIn(body, 'contact_email');
  if (changed.admin_ids.length + changed.admin_group_ids.length === 0)
    throw bad('A project has at least one administrator.');
  state.projects.set(project.id, changed);
  return json(200, { project: projectDocument(state, changed) });
}

function createClient(state: State, identity: Identity, request: Request): Reply {
  const body = bodyOf(request, 'client');
  const project = requireProject(state, identity, textIn(body, 'project'));
  if (textMember(body, 'client_type') !== 'client_identity')
    throw bad('The sandbox registers service accounts only: "client_type" must be "client_identity".');
  const client: ClientRecord = {
    id: randomUUID(),
    name: textIn(body, 'name'),
    project: project.id,
    visibility: textMember(body, 'visibility') === 'public' ? 'public' : 'private',
  };
  state.clients.set(client.id, client);
  return json(201, { client: clientDocument(client) });
}

function updateClient(state: State, client: ClientRecord, request: Request): Reply {
  const body = bodyOf(request, 'client');
  const changed: ClientRecord = { ...client };
  if (member(body, 'name') !== undefined) changed.name = textIn(body, 'name');
  const visibility = textMember(body, 'visibility');
  if (visibility === 'public' || visibility === 'private') changed.visibility = visibility;
  state.clients.set(client.id, changed);
  return json(200, { client: clientDocument(changed) });
}

/** With its secrets, and whatever tokens it has, those too with which it goes on for others. */
function deleteClient(state: State, client: ClientRecord): Reply {
  for (const [id, credential] of state.credentials.entries())
    if (credential.client === client.id) state.credentials.delete(id);
  for (const [hash, token] of state.tokens.entries())
    if ([token.identity, token.client].includes(client.id)) state.tokens.delete(hash);
  state.clients.delete(client.id);
  return json(200, { client: clientDocument(client) });
}

function deleteProject(state: State, project: ProjectRecord): Reply {
  if (state.clients.values().some(one => one.project === project.id))
    throw authProblem(409, 'The project has clients. Delete them first.');
  state.projects.delete(project.id);
  return json(200, { project: projectDocument(state, project) });
}

function createCredential(state: State, client: ClientRecord, request: Request): Reply {
  const secret = randomBytes(32).toString('base64');
  const credential: CredentialRecord = {
    id: randomUUID(),
    name: textIn(bodyOf(request, 'credential'), 'name'),
    client: client.id,
    created: isoMicroseconds(Date.now()),
    hash: hashToken(secret),
  };
  state.credentials.set(credential.id, credential);
  return json(201, credentialDocument(credential, secret));
}

function deleteCredential(state: State, client: ClientRecord, id: string): Reply {
  const credential = state.credentials.get(id);
  if (credential?.client !== client.id) throw authProblem(404, 'There is no such credential');
  state.credentials.delete(id);
  return json(200, credentialDocument(credential, null));
}

/** What Auth offers to developers: projects, service accounts in them, and their secrets. */
export function developerRoutes(state: State): Route[] {
  const route = (
    method: string,
    pattern: string,
    handle: (identity: Identity, request: Request) => Reply,
  ): Route => ({ method, pattern, handle: request => handle(requireDeveloper(state, request), request) });
  const projectOf = (identity: Identity, request: Request) =>
    requireProject(state, identity, param(request, 'project_id'));
  const clientOf = (identity: Identity, request: Request) =>
    requireClient(state, identity, param(request, 'client_id'));
  const projectsOf = (identity: Identity) =>
    state.projects.values().filter(one => administers(identity, one));
  return [
    route('GET', '/v2/api/projects', identity =>
      json(200, { projects: projectsOf(identity).map(one => projectDocument(state, one)) }),
    ),
    route('POST', '/v2/api/projects', (identity, request) => createProject(state, identity, request)),
    route('GET', '/v2/api/projects/:project_id', (identity, request) =>
      json(200, { project: projectDocument(state, projectOf(identity, request)) }),
    ),
    route('PUT', '/v2/api/projects/:project_id', (identity, request) =>
      updateProject(state, projectOf(identity, request), request),
    ),
    route('DELETE', '/v2/api/projects/:project_id', (identity, request) =>
      deleteProject(state, projectOf(identity, request)),
    ),
    route('GET', '/v2/api/clients', identity => {
      const projects = projectsOf(identity).map(one => one.id);
      const clients = state.clients.values().filter(one => projects.includes(one.project));
      return json(200, { clients: clients.map(clientDocument) });
    }),
    route('POST', '/v2/api/clients', (identity, request) => createClient(state, identity, request)),
    route('GET', '/v2/api/clients/:client_id', (identity, request) =>
      json(200, { client: clientDocument(clientOf(identity, request)) }),
    ),
    route('PUT', '/v2/api/clients/:client_id', (identity, request) =>
      updateClient(state, clientOf(identity, request), request),
    ),
    route('DELETE', '/v2/api/clients/:client_id', (identity, request) =>
      deleteClient(state, clientOf(identity, request)),
    ),
    route('GET', '/v2/api/clients/:client_id/credentials', (identity, request) => {
      const { id } = clientOf(identity, request);
      const credentials = state.credentials.values().filter(one => one.client === id);
      return json(200, { credentials: credentials.map(one => credentialDocument(one, null).credential) });
    }),
    route('POST', '/v2/api/clients/:client_id/credentials', (identity, request) =>
      createCredential(state, clientOf(identity, request), request),
    ),
    route('DELETE', '/v2/api/clients/:client_id/credentials/:credential_id', (identity, request) =>
      deleteCredential(state, clientOf(identity, request), param(request, 'credential_id')),
    ),
  ];
}
