import { afterEach, describe, expect, test } from 'vitest';
import { applyDeploy, deployedParts, type LocalFlow, planDeploy } from './deploy.ts';
import { definition, flow, flowId } from './testing/documents.ts';
import {
  globusAt,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from './testing/service-double.ts';

const local: LocalFlow = { title: 'Copy', definition, inputSchema: { type: 'object' } };
const other = { StartAt: 'Copy', States: { Copy: { Type: 'Pass', End: true } } };

const open: ServiceDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(double => double.close()));
});

async function start(answer: (request: Received, nth: number) => Reply) {
  const double = await serviceDouble(answer);
  open.push(double);
  return {
    globus: globusAt(double),
    lines: () => double.received.map(({ method, path }) => `${method} ${path}`),
    double,
  };
}

describe('planning', () => {
  test('a flow that is not there is created', () => {
    expect(planDeploy({ ...local, keywords: ['k'], subscriptionId: 's' }, undefined)).toEqual({
      action: 'create',
      create: {
        title: 'Copy',
        definition,
        input_schema: { type: 'object' },
        keywords: ['k'],
        subscription_id: 's',
      },
    });
  });

  test('what means the same is nothing to do: key order, roles in another order, no schema for an empty one', () => {
    const reordered = { States: definition.States, StartAt: definition.StartAt };
    expect(planDeploy({ ...local, definition: reordered }, flow()).action).toBe('nothing');
    const starters = { flowStarters: ['b', 'a'] };
    expect(planDeploy({ ...local, ...starters }, flow({ flow_starters: ['a', 'b'] })).action).toBe('nothing');
    expect(planDeploy({ ...local, inputSchema: {} }, flow({ input_schema: null })).action).toBe('nothing');
  });

  test('only what changed is sent, and each change has its place', () => {
    const plan = planDeploy({ ...local, definition: other, title: 'Copy all' }, flow());
    expect(plan).toMatchObject({
      action: 'update',
      update: { definition: other, title: 'Copy all' },
      parts: [
        {
          field: 'definition',
          overwrites: false,
          changes: [
            { kind: 'removed', pointer: '/States/Copy/ActionUrl' },
            { kind: 'changed', pointer: '/States/Copy/Type', before: 'Action', after: 'Pass' },
          ],
        },
        { field: 'title', changes: [{ kind: 'changed', pointer: '', before: 'Copy', after: 'Copy all' }] },
      ],
    });
    expect(plan.action === 'update' && Object.keys(plan.update)).toEqual(['definition', 'title']);
  });

  test('parts the author does not have are left alone', () => {
    const deployed = flow({ description: 'long', flow_starters: ['a'], keywords: ['k'] });
    expect(planDeploy(local, deployed).action).toBe('nothing');
  });

  test('a colleague’s change that would be overwritten is marked', () => {
    const mine = deployedParts(flow());
    const theirs = flow({ definition: other, title: 'Renamed' });
    const plan = planDeploy(local, theirs, mine);
    expect(plan).toMatchObject({
      action: 'update',
      parts: [
        { field: 'definition', overwrites: true },
        { field: 'title', overwrites: true },
      ],
    });
    expect(planDeploy({ ...local, title: 'New' }, flow(), mine)).toMatchObject({
      parts: [{ field: 'title', overwrites: false }],
    });
  });
});

describe('creating', () => {
  const plan = planDeploy(local, undefined);

  test('once', async () => {
    const { globus, lines } = await start(({ method }) =>
      method === 'GET' ? { json: { flows: [] } } : { status: 201, json: flow() },
    );
    expect(await applyDeploy(globus, plan)).toMatchObject({ outcome: 'created', flow: { id: flowId } });
    expect(lines()).toEqual(['GET /flows', 'POST /flows']);
  });

  test('an answer that was lost: the flow is found instead of created twice', async () => {
    let created = false;
    const { globus, lines } = await start(({ method }) => {
      if (method === 'GET') return { json: { flows: created ? [flow({ title: 'Another' }), flow()] : [] } };
      created = true;
      return 'drop';
    });
    expect(await applyDeploy(globus, plan)).toMatchObject({ outcome: 'created', flow: { id: flowId } });
    expect(lines()).toEqual(['GET /flows', 'POST /flows', 'GET /flows']);
    expect(await applyDeploy(globus, plan)).toMatchObject({ outcome: 'found', flow: { id: flowId } });
    expect(lines().filter(line => line.startsWith('POST'))).toHaveLength(1);
  });

  test('a failure that created nothing stays a failure', async () => {
    const { globus } = await start(({ method }) =>
      method === 'GET' ? { json: { flows: [flow({ definition: other })] } } : { status: 502 },
    );
    await expect(applyDeploy(globus, plan)).rejects.toMatchObject({
      problem: { kind: 'service', status: 502, operation: 'create the flow “Copy”' },
    });
  });

  test('a refusal is not looked into', async () => {
    const refusal = { error: { code: 'FORBIDDEN', detail: 'One flow at most' } };
    const { globus, lines } = await start(({ method }) =>
      method === 'GET' ? { json: { flows: [] } } : { status: 403, json: refusal },
    );
    await expect(applyDeploy(globus, plan)).rejects.toMatchObject({ problem: { kind: 'forbidden' } });
    expect(lines()).toEqual(['GET /flows', 'POST /flows']);
  });
});

describe('updating', () => {
  const plan = planDeploy({ ...local, definition: other }, flow());
  const later = '2026-03-04T11:00:00.000000+00:00';

  test('sends the changed parts', async () => {
    const { globus, double } = await start(({ method }) => ({
      json: method === 'GET' ? flow() : flow({ definition: other }),
    }));
    expect(await applyDeploy(globus, plan)).toMatchObject({
      outcome: 'updated',
      flow: { definition: other },
    });
    expect(double.received.at(-1)?.json).toEqual({ definition: other });
  });

  test('does not overwrite what somebody changed since it was planned', async () => {
    const { globus, lines } = await start(() => ({ json: flow({ updated_at: later, title: 'Theirs' }) }));
    await expect(applyDeploy(globus, plan)).rejects.toMatchObject({ problem: { kind: 'conflict' } });
    expect(lines()).toEqual([`GET /flows/${flowId}`]);
  });

  test('repeated after its answer was lost, it sees that it is done', async () => {
    const { globus, lines } = await start(() => ({ json: flow({ updated_at: later, definition: other }) }));
    expect(await applyDeploy(globus, plan)).toMatchObject({ outcome: 'unchanged' });
    expect(lines()).toEqual([`GET /flows/${flowId}`]);
  });
});

test('nothing to do sends nothing', async () => {
  const { globus, lines } = await start(() => ({ status: 500 }));
  expect(await applyDeploy(globus, planDeploy(local, flow()))).toMatchObject({ outcome: 'unchanged' });
  expect(lines()).toEqual([]);
});
