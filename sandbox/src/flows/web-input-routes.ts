import { json, objectOf, param, type Reply, type Request } from '../http.ts';
import { type Identity, principalsOf } from '../identities.ts';
import { isObject, type JsonObject, member } from '../json.ts';
import type { Route } from '../router.ts';
import { isOver } from '../state/listings.ts';
import type { WebInputRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { bodyOf, requireCaller } from './access.ts';
import type { Engine } from './engine.ts';
import { complaintsError, flowsProblem } from './errors.ts';
import { cursorOf, listParameter, orderBy, pageOf } from './paging.ts';
import { closeWebInput } from './web-inputs.ts';

type WebInputRole = 'viewer' | 'respondent';

/** Who may see it, and who may answer. Whoever has started the run may do neither by that. */
function rolesOn(record: WebInputRecord, identity: Identity): WebInputRole[] {
  const mine = principalsOf(identity);
  const respondent = record.respondent_urns.some(one => mine.has(one));
  const viewer = respondent || record.viewer_urns.some(one => mine.has(one));
  return [...(viewer ? (['viewer'] as const) : []), ...(respondent ? (['respondent'] as const) : [])];
}

/** Nobody can answer for a run that is over. */
function statusOf(state: State, record: WebInputRecord): 'open' | 'closed' {
  if (record.closed_timestamp !== null) return 'closed';
  const run = state.runs.get(record.run_id)?.run;
  return run === undefined || isOver(run) ? 'closed' : 'open';
}

function summary(state: State, record: WebInputRecord, identity: Identity): JsonObject {
  const run = state.runs.get(record.run_id);
  return {
    id: record.id,
    status: statusOf(state, record),
    user_roles: rolesOn(record, identity),
    input_type: 'selection',
    title: record.title,
    flow: { id: record.flow_id, title: run?.flow_title ?? '' },
    run: { id: record.run_id, label: run?.label ?? null },
    created_timestamp: record.created_timestamp,
    edited_timestamp: record.edited_timestamp,
    closed_timestamp: record.closed_timestamp,
  };
}

function document(state: State, record: WebInputRecord, identity: Identity): JsonObject {
  return {
    ...summary(state, record, identity),
    creator_urn: record.creator_urn,
    context: record.context,
    options: record.options.map(({ option_id, label, description }) => ({ option_id, label, description })),
    input_schema: {
      $schema: 'http://json-schema.org/draft-07/schema',
      oneOf: record.options.map(({ option_id }) => ({ const: option_id })),
    },
    roles: { viewer_urns: record.viewer_urns, respondent_urns: record.respondent_urns },
  };
}

function oneOf<T extends string>(query: URLSearchParams, name: string, known: readonly T[]): T[] | undefined {
  return listParameter(query, name)?.map(text => {
    const found = known.find(one => one === text);
    if (found === undefined)
      throw flowsProblem(400, `${name} must be of ${known.join(', ')}, not '${text}'.`);
    return found;
  });
}

function list(state: State, request: Request): Reply {
  const { identity } = requireCaller(state, request, 'web_input_view');
  const cursor = cursorOf(request.query);
  const { query } = cursor;
  const roles = oneOf(query, 'filter_roles', ['viewer', 'respondent'] as const) ?? ['viewer'];
  const states = oneOf(query, 'filter_states', ['open', 'closed'] as const) ?? ['open'];
  const ids = (name: string): string[] | undefined => {
    const found = listParameter(query, name);
    if (found !== undefined && found.length > 10) throw flowsProblem(400, `${name} takes at most 10 ids.`);
    return found;
  };
  const flows = ids('filter_flow_ids');
  const runs = ids('filter_run_ids');
  const found = state.webInputs
    .values()
    .filter(
      one =>
        rolesOn(one, identity).some(role => roles.includes(role)) &&
        states.includes(statusOf(state, one)) &&
        (flows?.includes(one.flow_id) ?? true) &&
        (runs?.includes(one.run_id) ?? true),
    );
  const ordered = orderBy(found, query, 'created_timestamp DESC', {
    created_timestamp: one => one.created_timestamp,
    edited_timestamp: one => one.edited_timestamp,
    closed_timestamp: one => one.closed_timestamp ?? '',
  });
  const page = pageOf(ordered, cursor, 'per_page', 25);
  return json(200, {
    web_input_summaries: page.items.map(one => summary(state, one, identity)),
    marker: page.marker,
  });
}

/** The web input, if the identity may see it: otherwise as if there were none. */
function visible(state: State, request: Request, identity: Identity): WebInputRecord {
  const id = param(request, 'web_input_id');
  const record = state.webInputs.get(id);
  if (record === undefined || rolesOn(record, identity).length === 0)
    throw flowsProblem(404, `No web input exists with id ${id}`);
  return record;
}

function respond(state: State, engine: Engine, request: Request): Reply {
  const { identity } = requireCaller(state, request, 'web_input_respond');
  const record = visible(state, request, identity);
  if (!rolesOn(record, identity).includes('respondent'))
    throw flowsProblem(403, `You are not among those who may respond to web input ${record.id}.`);
  if (statusOf(state, record) === 'closed') throw flowsProblem(409, `Web input ${record.id} is closed.`);
  const response = member(bodyOf(request), 'response');
  const value = response !== undefined && isObject(response) ? member(response, 'value') : undefined;
  const option = record.options.find(one => one.option_id === value);
  if (option === undefined) {
    const msg = `Input should be one of ${record.options.map(one => `'${one.option_id}'`).join(', ')}`;
    throw complaintsError([{ loc: ['response', 'value'], msg, type: 'value_error' }]);
  }
  closeWebInput(state, engine, record, { kind: 'answered', response: option.value });
  return json(200, { status: 'ok' });
}

/** For rehearsals: nobody answers in time. */
function expire(state: State, engine: Engine, request: Request): Reply {
  const body = objectOf(request, message => flowsProblem(400, message));
  const record = state.webInputs.get(param(request, 'web_input_id'));
  if (record === undefined || statusOf(state, record) === 'closed' || member(body, 'expired') !== true)
    throw flowsProblem(400, 'Send {"expired": true} for a web input that is open.');
  closeWebInput(state, engine, record, { kind: 'expired' });
  return json(200, { id: record.id, expired: true });
}

export function webInputRoutes(state: State, engine: Engine): Route[] {
  return [
    { method: 'GET', pattern: '/web_inputs', handle: request => list(state, request) },
    {
      method: 'GET',
      pattern: '/web_inputs/:web_input_id',
      handle: request => {
        const { identity } = requireCaller(state, request, 'web_input_view');
        return json(200, document(state, visible(state, request, identity), identity));
      },
    },
    {
      method: 'POST',
      pattern: '/web_inputs/:web_input_id/respond',
      handle: request => respond(state, engine, request),
    },
    {
      method: 'POST',
      pattern: '/sandbox/web_inputs/:web_input_id',
      handle: request => expire(state, engine, request),
    },
  ];
}
