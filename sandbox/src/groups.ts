import { groupsAll, myGroups } from './auth/scopes.ts';
import { type Caller, callerOf } from './auth/tokens.ts';
import { type Group, groups } from './demo.ts';
import { json, param, Refusal, type Request } from './http.ts';
import { identityById } from './identities.ts';
import type { Route } from './router.ts';
import type { State } from './state/state.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'NOT_AUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
};

export function groupsProblem(status: number, detail: string): Refusal {
  return new Refusal(status, { code: codes[status] ?? 'INTERNAL_SERVER_ERROR', detail });
}

function requireCaller(state: State, request: Request): Caller {
  const caller = callerOf(state, request);
  if (caller === undefined) throw groupsProblem(401, 'The token is missing, expired or unknown.');
  const { scopes } = caller.token;
  if (!scopes.includes(groupsAll) && !scopes.includes(myGroups))
    throw new Refusal(403, {
      code: 'MISSING_SCOPE',
      detail: `This action requires the scope ${myGroups} or ${groupsAll}.`,
      provided_scopes: [...scopes],
    });
  return caller;
}

function memberships(state: State, group: Group) {
  return group.members.map(({ identity, role }) => ({
    group_id: group.id,
    identity_id: identity,
    username: identityById(state, identity)?.username ?? '',
    role,
    status: 'active',
  }));
}

function groupDocument(state: State, group: Group, caller: Caller) {
  return {
    id: group.id,
    name: group.name,
    description: group.description,
    parent_id: null,
    group_type: 'regular',
    enforce_session: false,
    session_limit: 28_800,
    session_timeouts: {},
    my_memberships: memberships(state, group).filter(one => one.identity_id === caller.identity.id),
    policies: { group_visibility: 'private', group_members_visibility: 'members' },
  };
}

const isMember = (group: Group, caller: Caller) =>
  group.members.some(member => member.identity === caller.identity.id);

export function groupRoutes(state: State): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/v2/groups/my_groups',
      handle(request) {
        const caller = requireCaller(state, request);
        const mine = groups.filter(group => isMember(group, caller));
        return json(
          200,
          mine.map(group => groupDocument(state, group, caller)),
        );
      },
    },
    {
      method: 'GET',
      pattern: '/v2/groups/:group_id',
      handle(request) {
        const caller = requireCaller(state, request);
        const id = param(request, 'group_id');
        const group = groups.find(one => one.id === id);
        if (group === undefined || !isMember(group, caller))
          throw groupsProblem(404, `There is no group ${id} that you can see.`);
        const include = request.query.get('include')?.split(',') ?? [];
        const members = include.includes('memberships') ? { memberships: memberships(state, group) } : {};
        return json(200, { ...groupDocument(state, group, caller), ...members });
      },
    },
  ];
}
