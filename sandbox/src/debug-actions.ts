import { randomUUID } from 'node:crypto';
import type { Actions } from './actions/actions.ts';
import { demo } from './demo.ts';
import { causeOf, providerFor, type World } from './flows/effects.ts';
import { json, objectOf, param, Refusal, type Reply, type Request } from './http.ts';
import { type Authority, identityById } from './identities.ts';
import { isObject, member, textMember } from './json.ts';
import type { Route } from './router.ts';
import type { State } from './state/state.ts';

const refuse = (message: string) => new Refusal(400, { code: 'BadRequest', message });

/** Whoever debugs a flow here has the rights of the demo's service account. */
function debuggersAuthority(state: State): Authority {
  const identity = identityById(state, demo.serviceAccounts.beamlineRobot.client_id);
  if (identity === undefined)
    throw refuse('The service account Beamline robot, which acts for debuggers, is gone.');
  return { identity, client: null, consentRoot: [] };
}

/** Starts an action as a flow would; 422 with the `cause` that its run would tell, where it cannot be started. */
async function start(world: World, request: Request): Promise<Reply> {
  const body = objectOf(request, refuse);
  const url = textMember(body, 'action_url') ?? '';
  const parameters = member(body, 'body');
  if (url === '' || !isObject(parameters))
    throw refuse('The request needs `action_url`, a string, and `body`, an object.');
  const authority = debuggersAuthority(world.state);
  try {
    const { action } = await world.actions.start(providerFor(world, { depth: 0 }, url), {
      requestId: randomUUID(),
      body: parameters,
      authority,
      runId: null,
      label: null,
      monitorBy: [],
      manageBy: [],
    });
    return json(202, await world.actions.status(action));
  } catch (error) {
    return json(422, { code: 'ActionUnableToRun', cause: causeOf(error, url) });
  }
}

async function status(actions: Actions, request: Request): Promise<Reply> {
  const action = actions.find(param(request, 'action_id'));
  if (action === undefined) throw refuse('There is no such action.');
  return json(200, await actions.status(action));
}

/** Actions of a run that happens elsewhere: in a debugger. */
export function debugActionRoutes(world: World): Route[] {
  return [
    { method: 'POST', pattern: '/sandbox/actions', handle: request => start(world, request) },
    {
      method: 'GET',
      pattern: '/sandbox/actions/:action_id',
      handle: request => status(world.actions, request),
    },
  ];
}
