import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { computeOf, pythonFunction } from '../testing/compute.ts';
import { flowsOf, oneState } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
});
afterAll(() => sandbox.close());

const endpoint = demo.computeEndpoints.beamlineCluster.id;
const { countFiles, reduceScan } = demo.functions;

const action = (suffix: string, parameters: JsonObject, more: JsonObject = {}): JsonObject =>
  oneState({
    Type: 'Action',
    ActionUrl: `https://compute.actions.globus.org${suffix}`,
    Parameters: parameters,
    ResultPath: '$.Result',
    ExceptionOnActionFailure: false,
    ...more,
  });

const folder = { folder: '/incoming/' };

test('v3 calls functions and gives their results in order', async () => {
  const tasks = [
    { function_id: countFiles.id, kwargs: folder },
    { function_id: reduceScan.id, args: ['/incoming/'] },
  ];
  const run = await flows.run(action('/v3', { endpoint_id: endpoint, tasks }));
  const [counted, reduced] = [
    { files: 0, bytes: 0 },
    { frames: 0, mean: null },
  ];
  expect(run.at('details.output.Result')).toMatchObject({
    action_id: expect.stringMatching(/^tg_[0-9a-f-]{36}$/),
    status: 'SUCCEEDED',
    display_status: 'All tasks completed',
    details: {
      result: [counted, reduced],
      results: [
        { task_id: expect.any(String), output: counted },
        { task_id: expect.any(String), output: reduced },
      ],
    },
  });
});

test.each<[what: string, suffix: string, parameters: JsonObject]>([
  ['flat', '', { endpoint, function: countFiles.id, kwargs: folder }],
  ['with the older name of kwargs', '/', { tasks: [{ endpoint, function: countFiles.id, payload: folder }] }],
  ['with JSON in a text', '/fxap', { endpoint, function: countFiles.id, kwargs: JSON.stringify(folder) }],
  ['with a single argument', '', { endpoint, function: countFiles.id, args: '/incoming/' }],
])('a body of v2, %s', async (_what, suffix, parameters) => {
  const run = await flows.run(action(suffix, parameters));
  expect(run.at('details.output.Result.details.result.0')).toEqual({ files: 0, bytes: 0 });
});

test('a function that raises makes the action fail, with what it raised', async () => {
  const tasks = [{ function_id: countFiles.id, kwargs: { folder: '/incoming/none/' } }];
  const run = await flows.run(action('/v3', { endpoint_id: endpoint, tasks }));
  expect(run.at('details.output.Result')).toMatchObject({
    status: 'FAILED',
    details: { exception: expect.stringContaining('FileNotFoundError') },
  });
});

test.each<[what: string, id: string, code: string]>([
  ['an unknown function', 'nope', 'FUNCTION_NOT_FOUND'],
  ['somebody else’s function', 'foreign', 'FUNCTION_ACCESS_FORBIDDEN'],
  ['a program', 'own', 'FUNCTION_NOT_PERMITTED'],
])('%s makes it fail, and none of its tasks is begun', async (_what, wanted, code) => {
  const compute = await computeOf(sandbox);
  const python = pythonFunction('f', 'def f(): pass\n');
  const ids: Record<string, string> = {
    foreign: await compute.register(python, compute.adas),
    own: await compute.register(python),
  };
  const tasks = [
    { function_id: countFiles.id, kwargs: folder },
    { function_id: ids[wanted] ?? wanted, kwargs: {} },
  ];
  const run = await flows.run(action('/v3', { endpoint_id: endpoint, tasks }));
  expect(run.at('details.output.Result')).toMatchObject({ status: 'FAILED', details: { code } });
});

test('who has no account at the endpoint cannot call there: the flow itself, here', async () => {
  const parameters = { endpoint_id: endpoint, tasks: [{ function_id: countFiles.id }] };
  const run = await flows.run(action('/v3', parameters, { RunAs: 'Flow' }));
  expect(run.at('details.output.Result.details.detail')).toContain('failed to map to a local user');
});
