import { afterEach, describe, expect, test } from 'vitest';
import type { Flow } from './flow.ts';
import { fieldsOf, textsOf } from './json.ts';
import { applyRunPermission, planRunPermission } from './permissions.ts';
import { allAuthenticatedUsers, type Principal, principalOfIdentity } from './principals.ts';
import { ada, flow, flowId, robot } from './testing/documents.ts';
import {
  globusAt,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from './testing/service-double.ts';

const toRobot = principalOfIdentity(robot);
const everybody: Principal = {
  kind: 'all_authenticated_users',
  urn: allAuthenticatedUsers,
  label: 'everybody',
};
const many = (count: number) => Array.from({ length: count }, (_, n) => `urn:globus:auth:identity:${n}`);

describe('planning', () => {
  test('the principal joins those who may run it already', () => {
    expect(planRunPermission(flow({ flow_starters: ['a'] }), toRobot)).toMatchObject({
      action: 'assign',
      before: ['a'],
      after: ['a', robot.urn],
    });
  });

  test('everybody replaces the list', () => {
    expect(planRunPermission(flow({ flow_starters: ['a'] }), everybody)).toMatchObject({
      action: 'assign',
      after: [allAuthenticatedUsers],
    });
  });

  test.each<[string, Partial<Flow>, Principal]>([
    ['the owner', {}, principalOfIdentity(ada)],
    ['an administrator', { flow_administrators: [robot.urn] }, toRobot],
    ['a starter', { flow_starters: [robot.urn] }, toRobot],
    ['one of everybody', { flow_starters: [allAuthenticatedUsers] }, toRobot],
    ['everybody, again', { flow_starters: [allAuthenticatedUsers] }, everybody],
    ['the owner, seen by a viewer', { user_roles: ['flow_viewer'] }, principalOfIdentity(ada)],
  ])('nothing to do for %s', (_, changes, principal) => {
    const plan = planRunPermission(flow(changes), principal);
    expect(plan).toMatchObject({ action: 'nothing', reason: expect.stringMatching(/\.$/) });
  });

  test('a list that only looks empty is not overwritten', () => {
    const plan = planRunPermission(flow({ user_roles: ['flow_starter', 'flow_viewer'] }), toRobot);
    expect(plan).toMatchObject({
      action: 'refused',
      problem: { kind: 'forbidden', operation: 'change who may run “Copy”' },
    });
  });

  test('sixteen starters are the most', () => {
    expect(planRunPermission(flow({ flow_starters: many(15) }), toRobot).action).toBe('assign');
    expect(planRunPermission(flow({ flow_starters: many(16) }), toRobot)).toMatchObject({
      action: 'refused',
      problem: { kind: 'limit', remedy: expect.stringContaining('group') },
    });
    expect(planRunPermission(flow({ flow_starters: many(16) }), everybody).action).toBe('assign');
  });
});

describe('assigning', () => {
  const open: ServiceDouble[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map(double => double.close()));
  });

  async function start(answer: (request: Received) => Reply) {
    const double = await serviceDouble(answer);
    open.push(double);
    return { globus: globusAt(double), double };
  }

  test('reads, writes the whole list, and reads back', async () => {
    let starters = ['a'];
    const { globus, double } = await start(({ method, json }) => {
      if (method === 'PUT') starters = textsOf(fieldsOf(json).flow_starters);
      return { json: flow({ flow_starters: starters }) };
    });
    const result = await applyRunPermission(globus, flowId, toRobot);
    expect(result).toMatchObject({ plan: { action: 'assign' }, flow: { flow_starters: ['a', robot.urn] } });
    expect(double.received.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
    expect(double.received[1]?.json).toEqual({ flow_starters: ['a', robot.urn] });
    expect((await applyRunPermission(globus, flowId, toRobot)).plan.action).toBe('nothing');
  });

  test('a permission that is not there when read back is a conflict', async () => {
    const { globus } = await start(() => ({ json: flow() }));
    await expect(applyRunPermission(globus, flowId, toRobot)).rejects.toMatchObject({
      problem: { kind: 'conflict' },
    });
  });

  test('a refused plan is thrown, and nothing is written', async () => {
    const { globus, double } = await start(() => ({ json: flow({ flow_starters: many(16) }) }));
    await expect(applyRunPermission(globus, flowId, toRobot)).rejects.toMatchObject({
      problem: { kind: 'limit' },
    });
    expect(double.received).toHaveLength(1);
  });
});
