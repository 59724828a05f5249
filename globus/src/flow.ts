import {
  fieldsOf,
  type Json,
  type JsonObject,
  jsonObjectOf,
  jsonOf,
  textOf,
  textOrNull,
  textsOf,
} from './json.ts';

/** A flow document (reference 2.6), with the service's own field names. */
export interface Flow {
  id: string;
  title: string;
  subtitle: string;
  description: string;
  keywords: string[];
  /** null in lists of high-assurance flows */
  definition: JsonObject | null;
  input_schema: JsonObject | null;
  globus_auth_scope: string;
  /** the caller's roles: flow_viewer, flow_starter, flow_administrator, flow_owner, … */
  user_roles: string[];
  flow_owner: string;
  /** empty for callers who are not administrators, whoever is on it */
  flow_viewers: string[];
  flow_starters: string[];
  flow_administrators: string[];
  run_managers: string[];
  run_monitors: string[];
  principal_urn: string;
  created_at: string;
  updated_at: string;
  subscription_id: string | null;
  authentication_policy_id: string | null;
}

/** What creating a flow takes (reference 2.5). */
export interface FlowCreate {
  title: string;
  definition: Json;
  input_schema: Json;
  subtitle?: string;
  description?: string;
  keywords?: string[];
  flow_viewers?: string[];
  flow_starters?: string[];
  flow_administrators?: string[];
  run_managers?: string[];
  run_monitors?: string[];
  subscription_id?: string;
}

/** Changes to a flow: fields left out stay as they are, a list given replaces the stored list. */
export type FlowUpdate = Partial<FlowCreate>;

/** Which flow: its id, or its document (whose title then appears in messages). */
export type FlowReference = string | { id: string; title?: string };

/** What the service found in a definition that it accepts (reference 2.9). */
export interface FlowValidation {
  /** scopes by RunAs */
  scopes: Record<string, string[]>;
  /** how many ways through the flow there are; null when not said */
  possibilities: number | null;
}

/** An API that actions can call by its id (reference 2.14). */
export interface RegisteredApi {
  id: string;
  name: string;
}

export function parseRegisteredApi(value: unknown): RegisteredApi | undefined {
  const { id, name } = fieldsOf(value);
  const known = textOf(id);
  return known ? { id: known, name: textOf(name) ?? known } : undefined;
}

/** The flow in a service's answer; undefined when the answer is not a flow. */
export function parseFlow(value: unknown): Flow | undefined {
  const flow = fieldsOf(value);
  const id = textOf(flow.id);
  if (!id) return undefined;
  return {
    id,
    title: textOf(flow.title) ?? '',
    subtitle: textOf(flow.subtitle) ?? '',
    description: textOf(flow.description) ?? '',
    keywords: textsOf(flow.keywords),
    definition: optionalObject(flow.definition),
    input_schema: optionalObject(flow.input_schema),
    globus_auth_scope: textOf(flow.globus_auth_scope) ?? '',
    user_roles: rolesOf(flow),
    flow_owner: textOf(flow.flow_owner) ?? '',
    flow_viewers: textsOf(flow.flow_viewers),
    flow_starters: textsOf(flow.flow_starters),
    flow_administrators: textsOf(flow.flow_administrators),
    run_managers: textsOf(flow.run_managers),
    run_monitors: textsOf(flow.run_monitors),
    principal_urn: textOf(flow.principal_urn) ?? `urn:globus:auth:identity:${id}`,
    created_at: textOf(flow.created_at) ?? '',
    updated_at: textOf(flow.updated_at) ?? '',
    subscription_id: textOrNull(flow.subscription_id),
    authentication_policy_id: textOrNull(flow.authentication_policy_id),
  };
}

export function parseValidation(value: unknown): FlowValidation {
  const { scopes, analysis } = fieldsOf(value);
  const possibilities = fieldsOf(analysis).number_of_possibilities;
  return {
    scopes: Object.fromEntries(
      Object.entries(fieldsOf(scopes)).map(([runAs, list]) => [runAs, textsOf(list)]),
    ),
    possibilities: typeof possibilities === 'number' ? possibilities : null,
  };
}

function optionalObject(value: unknown): JsonObject | null {
  return jsonOf(value) === null ? null : jsonObjectOf(value);
}

/** `user_role` is the older form of `user_roles`, with one role. */
function rolesOf(document: Record<string, unknown>): string[] {
  const roles = textsOf(document.user_roles);
  const role = textOf(document.user_role);
  return role && !roles.includes(role) ? [...roles, role] : roles;
}
