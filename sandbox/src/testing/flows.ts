import { flowScope, flowsService } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { Json, JsonObject } from '../json.ts';
import { type Answer, eventually, type Harness } from './harness.ts';

const all = `${flowsService}/all`;

/** A flow with one state, which ends it. */
export function oneState(state: JsonObject): JsonObject {
  return { StartAt: 'Only', States: { Only: { ...state, End: true } } };
}

export const hello = (parameters: JsonObject = { echo_string: 'hi' }): JsonObject =>
  oneState({ Type: 'Action', ActionUrl: 'https://actions.globus.org/hello_world', Parameters: parameters });

export const transferUrl = 'https://transfer.actions.globus.org';

/** Copies a folder from one collection to another, then shares it with somebody: the main job. */
export const copyAndShare: JsonObject = {
  StartAt: 'Copy',
  States: {
    Copy: {
      Type: 'Action',
      ActionUrl: `${transferUrl}/transfer`,
      Parameters: {
        'source_endpoint.$': '$.source.id',
        'destination_endpoint.$': '$.destination.id',
        DATA: [
          { 'source_path.$': '$.source.path', 'destination_path.$': '$.destination.path', recursive: true },
        ],
      },
      ResultPath: '$.Copy',
      Next: 'Share',
    },
    Share: {
      Type: 'Action',
      ActionUrl: `${transferUrl}/manage_permission`,
      Parameters: {
        operation: 'CREATE',
        'endpoint_id.$': '$.destination.id',
        'path.$': '$.destination.path',
        principal_type: 'identity',
        'principal.$': '$.reader',
        permissions: 'r',
      },
      ResultPath: '$.Share',
      End: true,
    },
  },
};

const place = (id: string, path: string): JsonObject => ({ id, path });

export const copyInput = (path: string, to: { id: string } = demo.collections.sharedResults): JsonObject => ({
  source: place(demo.collections.beamlineStorage.id, '/data/scan-001/'),
  destination: place(to.id, path),
  reader: demo.people.ben.id,
});

/** Ada's flows, and runs of them by the beamline robot. */
export function flowsOf(sandbox: Harness) {
  const urn = (id: string) => `urn:globus:auth:identity:${id}`;
  const { ada } = demo.people;
  const robot = demo.serviceAccounts.beamlineRobot;

  const create = async (definition: JsonObject, more: JsonObject = {}): Promise<Answer> =>
    sandbox.call('POST', '/flows', {
      token: await sandbox.token(ada, all),
      body: { title: 'A flow', definition, input_schema: {}, flow_starters: [urn(robot.client_id)], ...more },
    });

  const validated = async (definition: JsonObject): Promise<Answer> =>
    sandbox.call('POST', '/flows/validate', {
      token: await sandbox.token(ada, all),
      body: { definition, input_schema: {} },
    });

  const start = async (flowId: string, body: JsonObject, more: JsonObject = {}): Promise<Answer> =>
    sandbox.call('POST', `/flows/${flowId}/run`, {
      token: await sandbox.robotToken(flowScope(flowId)),
      body: { body, ...more },
    });

  const get = async (runId: string): Promise<Answer> =>
    sandbox.call('GET', `/runs/${runId}`, { token: await sandbox.robotToken(all) });

  const finished = async (runId: string): Promise<Answer> =>
    eventually(
      () => get(runId),
      run => run.at('status') === 'SUCCEEDED' || run.at('status') === 'FAILED',
    );

  const log = async (runId: string): Promise<Json[]> => {
    const token = await sandbox.robotToken(all);
    const answer = await sandbox.call('GET', `/runs/${runId}/log?limit=100`, { token });
    const entries = answer.at('entries');
    return Array.isArray(entries) ? entries : [];
  };

  return {
    urn,
    create,
    validated,
    start,
    get,
    finished,
    log,
    /** Creates a flow, runs it as the robot and waits for its end. */
    async run(definition: JsonObject, input: JsonObject = {}, more: JsonObject = {}): Promise<Answer> {
      const flow = await create(definition, more);
      const run = await start(flow.text('id'), input);
      return finished(run.text('run_id'));
    },
  };
}
