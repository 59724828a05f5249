import { randomUUID } from 'node:crypto';
import { beginRun, type RunContext, validateInput } from '../../../runtime/src/index.ts';
import type { Provider } from '../actions/provider.ts';
import { flowScope } from '../auth/scopes.ts';
import { accessSeconds, nowSeconds } from '../auth/tokens.ts';
import type { Identity } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { FlowRecord, RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { isoMicroseconds } from '../time.ts';
import { type Engine, runSettings } from './engine.ts';
import { flowsError, missingPermission, noFlow } from './errors.ts';
import { flowRoles } from './roles.ts';
import { type RunRequest, takeRoleTokens } from './run-body.ts';

/** Who starts a run, through what. */
export interface Starter {
  readonly identity: Identity;
  readonly client: string | null;
  readonly consentRoot: readonly string[];
  readonly tokenInfo: { exp: number; iat: number; nbf: number };
  readonly depth: number;
}

/** Throws FORBIDDEN unless the identity may start the flow. */
export function requireStarter(flow: FlowRecord, identity: Identity): void {
  if (!flowRoles(flow, identity).includes('flow_starter')) throw missingPermission('flow', flow.id, 'RUN');
}

/** Throws FLOW_INPUT_ERROR unless the input fits the flow's schema. */
export function requireInput(flow: FlowRecord, input: JsonObject): void {
  const problems = validateInput(flow.input_schema, input);
  if (problems.length === 0) return;
  const detail = problems.map(one => ({ loc: [one.path], type: 'InvalidActionInput', msg: one.message }));
  const count = `${problems.length} error${problems.length === 1 ? '' : 's'}`;
  throw flowsError(400, 'FLOW_INPUT_ERROR', detail, `Input failed schema validation with ${count}.`);
}

/** Starts a run. The caller has seen to it that the identity may and that the input fits. */
export function startRun(engine: Engine, flow: FlowRecord, starter: Starter, request: RunRequest): RunRecord {
  const run_id = randomUUID();
  const { identity } = starter;
  const { input, roleTokens } = takeRoleTokens(request.body);
  const context: RunContext = {
    flow_id: flow.id,
    run_id,
    username: identity.username,
    email: identity.email,
    user_id: identity.urn,
    identities: [identity.urn],
    token_info: starter.tokenInfo,
  };
  const now = engine.now();
  const transition = beginRun(flow.definition, input, context, now, runSettings);
  const run: RunRecord = {
    run_id,
    flow_id: flow.id,
    flow_title: flow.title,
    flow_last_updated: flow.updated_at,
    definition: flow.definition,
    input_schema: flow.input_schema,
    label: request.label,
    tags: request.tags,
    run_owner: identity.urn,
    run_managers: request.run_managers,
    run_monitors: request.run_monitors,
    start_time: isoMicroseconds(now),
    completion_time: null,
    client: starter.client,
    consent_root: [...starter.consentRoot],
    role_tokens: roleTokens,
    depth: starter.depth,
    run: transition.run,
    entries: [],
    now,
  };
  engine.begin(run, transition);
  return run;
}

/** How deep flows may run flows that run flows. */
const maximumDepth = 10;

/** `https://flows.globus.org/flows/<id>` as an action: runs that flow for whoever the action acts as. */
export function flowAction(
  state: State,
  engine: Engine,
  flowId: string,
  above: Pick<RunRecord, 'depth'>,
): Provider {
  return {
    path: `flows/${flowId}`,
    url: `https://flows.globus.org/flows/${flowId}`,
    title: 'Flow',
    subtitle: 'Runs a flow',
    synchronous: false,
    scope: flowScope(flowId),
    inputSchema: {},
    start(body, authority) {
      const flow = state.flows.get(flowId);
      if (flow === undefined) throw noFlow(flowId);
      requireStarter(flow, authority.identity);
      requireInput(flow, body);
      if (above.depth + 1 > maximumDepth)
        throw flowsError(400, 'BAD_REQUEST', `Flows may run flows at most ${maximumDepth} levels deep.`);
      const iat = nowSeconds();
      const starter: Starter = {
        identity: authority.identity,
        client: authority.client,
        consentRoot: authority.consentRoot,
        tokenInfo: { iat, nbf: iat, exp: iat + accessSeconds },
        depth: above.depth + 1,
      };
      const request = { body, label: null, tags: [], run_managers: [], run_monitors: [] };
      return { kind: 'run', run_id: startRun(engine, flow, starter, request).run_id };
    },
  };
}
