import { authorityOf, type Caller, callerOf } from '../auth/tokens.ts';
import { json, objectOf, param, type Reply, type Request } from '../http.ts';
import { identityUrn, principalsOf } from '../identities.ts';
import { isObject, type JsonObject, member, textMember } from '../json.ts';
import type { Route } from '../router.ts';
import type { ActionRecord } from '../state/records/actions.ts';
import type { State } from '../state/state.ts';
import type { Actions } from './actions.ts';
import { actionProblem } from './errors.ts';
import type { Provider } from './provider.ts';

function requireCaller(state: State, request: Request, provider: Provider): Caller {
  const caller = callerOf(state, request);
  if (caller === undefined) throw actionProblem(401, 'The token is missing, expired or unknown.');
  if (!caller.token.scopes.includes(provider.scope))
    throw actionProblem(403, `The token lacks the scope ${provider.scope}.`);
  return caller;
}

function introspection(provider: Provider): JsonObject {
  return {
    types: ['Action'],
    api_version: '1.0',
    title: provider.title,
    subtitle: provider.subtitle,
    description: null,
    keywords: [],
    admin_contact: 'sandbox@sandbox.example',
    administered_by: [],
    globus_auth_scope: provider.scope,
    input_schema: provider.inputSchema,
    synchronous: provider.synchronous,
    log_supported: false,
    maximum_deadline: 'P30D',
    visible_to: ['public'],
    runnable_by: ['all_authenticated_users'],
    event_types: null,
  };
}

function principals(body: JsonObject, name: string): string[] {
  const list = member(body, name) ?? [];
  if (!Array.isArray(list) || !list.every(one => typeof one === 'string'))
    throw actionProblem(400, `'${name}' must be a list of principal URNs.`);
  return list.map(String);
}

async function run(actions: Actions, provider: Provider, request: Request, caller: Caller): Promise<Reply> {
  const document = objectOf(request, message => actionProblem(400, message));
  const requestId = textMember(document, 'request_id');
  const body = member(document, 'body');
  if (requestId === undefined || !isObject(body))
    throw actionProblem(400, 'The request needs `request_id`, a string, and `body`, an object.');
  const label = member(document, 'label') ?? null;
  if (label !== null && (typeof label !== 'string' || label.length < 1 || label.length > 64))
    throw actionProblem(400, '`label` must be a string of 1 to 64 characters.');
  const { action, repeated } = await actions.start(provider, {
    requestId,
    body,
    authority: authorityOf(caller, provider.scope),
    runId: null,
    label,
    monitorBy: principals(document, 'monitor_by'),
    manageBy: principals(document, 'manage_by'),
  });
  return json(repeated ? 200 : 202, await actions.status(action));
}

/** The action, if the caller may see it (or, to change it, manage it); else as if there were none. */
function requireAction(
  actions: Actions,
  provider: Provider,
  request: Request,
  caller: Caller,
  need: 'monitor' | 'manage',
): ActionRecord {
  const id = param(request, 'action_id');
  const action = actions.find(id);
  if (action?.provider !== provider.path) throw actionProblem(404, `No action with id ${id}`);
  const mine = principalsOf(caller.identity);
  const managers = [identityUrn(action.creator), ...action.manage_by];
  const allowed = need === 'manage' ? managers : [...managers, ...action.monitor_by];
  if (!allowed.some(principal => mine.has(principal))) throw actionProblem(404, `No action with id ${id}`);
  return action;
}

async function cancel(actions: Actions, action: ActionRecord): Promise<Reply> {
  const { status } = await actions.status(action);
  if (status === 'SUCCEEDED' || status === 'FAILED')
    throw actionProblem(409, `Action ${action.action_id} is finished already`);
  return json(200, await actions.cancel(action));
}

/** The providers' own HTTP interface, below `/actions/`. */
export function actionRoutes(state: State, providers: readonly Provider[], actions: Actions): Route[] {
  return providers.flatMap((provider): Route[] => {
    const pattern = `/actions/${provider.path}`;
    const about = (request: Request, need: 'monitor' | 'manage') =>
      requireAction(actions, provider, request, requireCaller(state, request, provider), need);
    return [
      { method: 'GET', pattern, handle: () => json(200, introspection(provider)) },
      {
        method: 'POST',
        pattern: `${pattern}/run`,
        handle: request => run(actions, provider, request, requireCaller(state, request, provider)),
      },
      {
        method: 'GET',
        pattern: `${pattern}/:action_id/status`,
        handle: async request => json(200, await actions.status(about(request, 'monitor'))),
      },
      {
        method: 'POST',
        pattern: `${pattern}/:action_id/cancel`,
        handle: request => cancel(actions, about(request, 'manage')),
      },
      {
        method: 'POST',
        pattern: `${pattern}/:action_id/release`,
        handle: async request => json(200, await actions.release(about(request, 'manage'))),
      },
    ];
  });
}
