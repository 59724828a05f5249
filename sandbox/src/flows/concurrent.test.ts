import { afterAll, beforeAll, expect, test } from 'vitest';
import { flowScope } from '../auth/scopes.ts';
import { isObject, type JsonObject } from '../json.ts';
import { flowsOf } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

/** How many; more where somebody asks for it. */
const RUNS = Number(process.env.CONCURRENT_RUNS ?? 60);

/** Ten states: actions, what needs nobody, and a wait that brings all runs to the same moment. */
function tenStates(): JsonObject {
  const states = Array.from({ length: 10 }, (_, i): [string, JsonObject] => {
    const way: JsonObject = i < 9 ? { Next: `State${i + 1}` } : { End: true };
    const result = `$.state${i}`;
    if (i === 4) return [`State${i}`, { Type: 'Wait', TimestampPath: '$.until', ...way }];
    if (i % 4 !== 1) return [`State${i}`, { Type: 'Pass', Result: { n: i }, ResultPath: result, ...way }];
    const action = {
      ActionUrl: 'https://actions.globus.org/hello_world',
      Parameters: { 'echo_string.$': '$.name' },
    };
    return [`State${i}`, { Type: 'Action', ...action, ResultPath: result, ...way }];
  });
  return { StartAt: 'State0', States: Object.fromEntries(states) };
}

test('of many runs at once, each log has each entry once and in order, and its own values', {
  timeout: 10_000 + 500 * RUNS,
}, async () => {
  const flows = flowsOf(sandbox);
  const flow = (await flows.create(tenStates())).text('id');
  const token = await sandbox.robotToken(flowScope(flow));
  const until = new Date(Date.now() + 1500 + 20 * RUNS).toISOString();
  const runs = await Promise.all(
    Array.from({ length: RUNS }, (_, i) =>
      sandbox.call('POST', `/flows/${flow}/run`, { token, body: { body: { name: `run ${i}`, until } } }),
    ),
  );
  const expected = Object.entries(tenStates().States ?? {}).flatMap(([name, { Type }]) => [
    `${name} ${Type}Started`,
    `${name} ${Type}Completed`,
  ]);
  for (const [i, run] of runs.entries()) {
    const id = run.text('run_id');
    expect((await flows.finished(id)).at('status')).toBe('SUCCEEDED');
    const entries = (await flows.log(id)).filter(isObject);
    const codes = entries.map(({ code, details }) =>
      isObject(details ?? null) ? `${Object(details).state_name ?? ''} ${code}`.trim() : code,
    );
    expect(codes).toEqual(['FlowStarted', ...expected, 'FlowSucceeded']);
    expect(JSON.stringify(entries.at(-1)).match(/"hello":"run \d+"/g)).toEqual(
      Array(3).fill(`"hello":"run ${i}"`),
    );
  }
});
