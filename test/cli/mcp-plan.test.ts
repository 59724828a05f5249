import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { gflow, good } from './gflow.ts';
import { Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const PLAN = 'plan_deployment';

/** Talks with gflow mcp in the folder of flows, as whoever the environment says. */
async function talk(env: NodeJS.ProcessEnv, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ name: 'test', version: '1' });
  const given = Object.entries({ PATH: process.env.PATH, ...all.env, ...env });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [gflow, 'mcp', here.at('flows')],
    env: Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  });
  await client.connect(transport);
  try {
    await work(client);
  } finally {
    await client.close();
  }
}

async function planOf(client: Client, definition: string) {
  const { content, isError } = await client.callTool({ name: PLAN, arguments: { definition } });
  const [first] = content;
  return { text: first?.type === 'text' ? first.text : '', failed: isError === true };
}

test('nobody is signed in: there is no such tool', async () => {
  here.put('flows/a.flow.json', good);
  await talk({}, async client => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain(PLAN);
  });
});

test('a deployment is planned, and nothing is deployed', { timeout: 60_000 }, async () => {
  here.put('flows/a.flow.json', good);
  here.put('elsewhere.flow.json', good);
  await talk(all.asRobot, async client => {
    const { tools } = await client.listTools();
    expect(tools.find(({ name }) => name === PLAN)?.annotations).toMatchObject({
      readOnlyHint: true,
      destructiveHint: false,
      openWorldHint: true,
    });
    expect(await planOf(client, 'a.flow.json')).toEqual({
      text: expect.stringMatching(/^Create the flow “a” on Sandbox at .*\nNothing was deployed/),
      failed: false,
    });
    expect(await planOf(client, '../elsewhere.flow.json')).toMatchObject({
      failed: true,
      text: expect.stringContaining('outside the folder'),
    });
  });
  expect(await all.robot.flows.list()).toEqual([]);
  await all.gflowWith({ env: all.asRobot, cwd: 'flows' }, 'apply', 'a.flow.json', '--yes');
  here.put('flows/a.flow.json', good.replace('"End"', '"Comment": "Mine", "End"'));
  const { client_id: robot } = demo.serviceAccounts.beamlineRobot;
  await talk({ ...all.asRobot, GFLOW_ENVIRONMENT: 'sandbox' }, async client => {
    const { text } = await planOf(client, 'a.flow.json');
    expect(text).toContain('Update “a” on Sandbox');
    expect(text).toContain('"after": "Mine"');
    expect(text).not.toContain(robot);
  });
});
