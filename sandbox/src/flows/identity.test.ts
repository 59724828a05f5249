import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataAccess, flowScope, flowsService, helloWorldScope, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { copyAndShare, copyInput, flowsOf, hello, oneState, transferUrl } from '../testing/flows.ts';
import { eventually, type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
});
afterAll(() => sandbox.close());

const { ada } = demo.people;
const { beamlineStorage, sharedResults } = demo.collections;
const all = `${flowsService}/all`;

describe('identity', () => {
  const info = oneState({
    Type: 'Action',
    ActionUrl: `${transferUrl}/ls`,
    Parameters: { endpoint_id: sharedResults.id, path: '/incoming/' },
    RunAs: 'Flow',
  });

  test('of the flow acts where a state runs as the flow, with the rights of the flow', async () => {
    const flow = await flows.create(info);
    const id = flow.text('id');
    const refused = await flows.finished((await flows.start(id, {})).text('run_id'));
    expect(refused.text('details.details.cause')).toContain(`${id}@clients.auth.globus.org may not read`);
    const body = { principal_type: 'identity', principal: id, path: '/incoming/', permissions: 'r' };
    const token = await sandbox.token(ada, transferAll);
    await sandbox.call('POST', `/v0.10/endpoint/${sharedResults.id}/access`, { token, body });
    const allowed = await flows.finished((await flows.start(id, {})).text('run_id'));
    expect(allowed.at('details.output.creator_id')).toBe(flows.urn(id));
  });

  test('of a role acts with the token that came with the input, which is kept nowhere', async () => {
    const definition = oneState({
      Type: 'Action',
      ActionUrl: `${transferUrl}/collection_info`,
      Parameters: { endpoint_id: sharedResults.id },
      RunAs: 'Curator',
    });
    const without = await flows.run(definition);
    expect(without.text('details.details.cause')).toContain('role "Curator"');
    const curator = await sandbox.token(ada, transferAll);
    const run = await flows.run(definition, { _tokens: { Curator: curator } });
    expect(run.at('details.output.details.my_effective_roles')).toEqual(['administrator']);
    expect(JSON.stringify([run.body, await flows.log(run.text('run_id'))])).not.toContain(curator);
  });

  test('of a person needs consent for a mapped collection: the run waits for it and goes on', async () => {
    const id = (await flows.create(copyAndShare)).text('id');
    const token = await sandbox.token(ada, flowScope(id));
    const body = { body: copyInput('/incoming/by-ada/') };
    const run = await sandbox.call('POST', `/flows/${id}/run`, { token, body });
    const adas = await sandbox.token(ada, all);
    const get = () => sandbox.call('GET', `/runs/${run.text('run_id')}`, { token: adas });
    const inactive = await eventually(get, now => now.at('status') !== 'ACTIVE');
    const scope = `${flowScope(id)}[*${transferAll}[*${dataAccess(beamlineStorage.id)}]]`;
    const description =
      "Flow run requires user intervention to proceed. For state 'Copy': Missing required data_access consent";
    expect(inactive.body).toMatchObject({
      status: 'INACTIVE',
      completion_time: null,
      details: {
        code: 'ConsentRequired',
        description,
        state_name: 'Copy',
        required_scope: scope,
        authorization_parameters: { required_scopes: [scope], session_message: description },
        action_statuses: [{ status: 'INACTIVE', state_name: 'Copy' }],
      },
    });

    const resume = (bearer: string) =>
      sandbox.call('POST', `/runs/${run.text('run_id')}/resume`, { token: bearer });
    expect((await resume(adas)).at('error.code')).toBe('MISSING_SCOPE');
    expect((await resume(token)).status).toBe(200);
    await eventually(get, now => now.at('status') === 'INACTIVE');
    expect((await resume(await sandbox.token(ada, scope))).status).toBe(200);
    const done = await eventually(get, now => !['ACTIVE', 'INACTIVE'].includes(String(now.at('status'))));
    expect(done.at('status')).toBe('SUCCEEDED');
  });

  test('of hello world can be made to ask for consent', async () => {
    const id = (await flows.create(hello({ required_dependent_scope: transferAll }))).text('id');
    const run = await sandbox.call('POST', `/flows/${id}/run`, {
      token: await sandbox.token(ada, flowScope(id)),
      body: { body: {} },
    });
    const token = await sandbox.token(ada, all);
    const inactive = await eventually(
      () => sandbox.call('GET', `/runs/${run.text('run_id')}`, { token }),
      now => now.at('status') === 'INACTIVE',
    );
    expect(inactive.at('details.required_scope')).toBe(
      `${flowScope(id)}[*${helloWorldScope}[*${transferAll}]]`,
    );
  });
});
