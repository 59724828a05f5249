import { blockingWebInput } from '../../../runtime/src/index.ts';
import { requiredScope } from '../auth/scope-syntax.ts';
import { flowScope } from '../auth/scopes.ts';
import { clientUsername, type Identity, identityUrn } from '../identities.ts';
import { isObject, type Json, type JsonObject, textMember } from '../json.ts';
import type { FlowRecord, RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { discoverScopes } from './analysis.ts';
import { hidePrivateParameters } from './private-parameters.ts';
import { flowRoles, managesRun, runRoles } from './roles.ts';

/** A flow as this identity sees it: role lists and private parameters are for administrators. */
export function flowDocument(flow: FlowRecord, viewer: Identity): JsonObject {
  const roles = flowRoles(flow, viewer);
  const administers = roles.includes('flow_administrator');
  const list = (principals: readonly string[]) => (administers ? [...principals] : []);
  const url = `https://flows.globus.org/flows/${flow.id}`;
  return {
    id: flow.id,
    title: flow.title,
    subtitle: flow.subtitle,
    description: flow.description,
    keywords: flow.keywords,
    definition: administers ? flow.definition : hidePrivateParameters(flow.definition),
    input_schema: flow.input_schema,
    globus_auth_scope: flowScope(flow.id),
    globus_auth_scopes_by_RunAs: discoverScopes(flow.definition).User ?? [],
    user_role: roles[0] ?? null,
    user_roles: roles,
    flow_owner: flow.flow_owner,
    flow_viewers: list(flow.flow_viewers),
    flow_starters: list(flow.flow_starters),
    flow_administrators: list(flow.flow_administrators),
    run_managers: list(flow.run_managers),
    run_monitors: list(flow.run_monitors),
    principal_urn: identityUrn(flow.id),
    globus_auth_username: clientUsername(flow.id),
    created_at: flow.created_at,
    updated_at: flow.updated_at,
    synchronous: false,
    log_supported: true,
    types: ['Action'],
    api_version: '1.0',
    flow_url: url,
    action_url: url,
    is_high_assurance: false,
    subscription_id: flow.subscription_id,
    authentication_policy_id: flow.authentication_policy_id,
  };
}

/** The `details` of a run; those of an INACTIVE one ask for the consent that is missing, from the flow's scope down. */
function runDetails({ run, consent_root }: RunRecord): Json {
  const { details } = run;
  if (run.status !== 'INACTIVE' || !isObject(details)) return details;
  const description = `Flow run requires user intervention to proceed. For state '${run.state}': ${String(details.description)}`;
  const inner = textMember(details, 'required_scope');
  if (inner === undefined) return { ...details, description };
  const required_scope = requiredScope([...consent_root, inner]);
  const authorization_parameters = { required_scopes: [required_scope], session_message: description };
  return { ...details, description, required_scope, authorization_parameters };
}

/** A run as this identity sees it: those who only monitor it see no role lists. */
export function runDocument(state: State, run: RunRecord, viewer: Identity): JsonObject {
  const roles = runRoles(state, run, viewer);
  const manages = managesRun(roles);
  const run_managers = manages ? run.run_managers : [];
  const run_monitors = manages ? run.run_monitors : [];
  return {
    run_id: run.run_id,
    action_id: run.run_id,
    flow_id: run.flow_id,
    flow_title: run.flow_title,
    flow_last_updated: run.flow_last_updated,
    start_time: run.start_time,
    completion_time: run.completion_time,
    label: run.label,
    tags: run.tags,
    status: run.run.status,
    display_status: run.run.status,
    details: runDetails(run),
    run_owner: run.run_owner,
    run_managers,
    run_monitors,
    created_by: run.run_owner,
    manage_by: run_managers,
    monitor_by: run_monitors,
    user_role: roles[0] ?? null,
    user_roles: roles,
    blocking_web_input_id: blockingWebInput(run.run),
    search: { task_id: null },
  };
}

/** The answer to starting a run: the run as it was when it began, however far it has come since. */
export function startedDocument(state: State, run: RunRecord, viewer: Identity): JsonObject {
  return {
    ...runDocument(state, run, viewer),
    completion_time: null,
    status: 'ACTIVE',
    display_status: 'ACTIVE',
    details: {
      code: 'FlowStarting',
      description: 'The Flow is starting execution',
      details: run.entries[0]?.details ?? {},
    },
    blocking_web_input_id: null,
  };
}

/** What `include_flow_description` adds to a run document. */
export function flowDescription(flow: FlowRecord): JsonObject {
  const { id, flow_owner, title, subtitle, description, keywords, created_at, updated_at } = flow;
  const globus_auth_scope = flowScope(id);
  return {
    id,
    flow_owner,
    title,
    subtitle,
    description,
    keywords,
    created_at,
    updated_at,
    globus_auth_scope,
  };
}
