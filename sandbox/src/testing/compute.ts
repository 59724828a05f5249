import { computeAll } from '../auth/scopes.ts';
import { type Call, packBuffers, packCall } from '../compute/serialize.ts';
import { demo } from '../demo.ts';
import type { Json, JsonObject } from '../json.ts';
import { type Answer, eventually, type Harness } from './harness.ts';

const { beamlineCluster } = demo.computeEndpoints;

/** A Python function, written as the Compute SDK writes its source. */
export function pythonFunction(name: string, source: string): JsonObject {
  const code = `st\n${Buffer.from(`${name}:${source}`).toString('base64')}`;
  return {
    function_name: name,
    function_code: packBuffers([code]),
    meta: { python_version: '3.11.7', sdk_version: '4.0.0', serde_identifier: 'st' },
  };
}

/** Compute as Ada, Ben and the beamline robot use it. */
export async function computeOf(sandbox: Harness) {
  const adas = await sandbox.token(demo.people.ada, computeAll);
  const bens = await sandbox.token(demo.people.ben, computeAll);
  const robot = await sandbox.robotToken(computeAll);

  const call = (method: string, path: string, token?: string, body?: JsonObject): Promise<Answer> =>
    sandbox.call(method, path, {
      ...(token !== undefined && { token }),
      ...(body !== undefined && { body }),
    });

  const submit = (functionId: string, wanted: Partial<Call>, token = robot): Promise<Answer> =>
    call('POST', `/v3/endpoints/${beamlineCluster.id}/submit`, token, {
      tasks: { [functionId]: [packCall({ args: [], kwargs: {}, ...wanted })] },
    });

  const done = (taskId: string, token = robot): Promise<Answer> =>
    eventually(
      () => call('GET', `/v2/tasks/${taskId}`, token),
      task => task.at('status') !== 'pending',
    );

  return {
    adas,
    bens,
    robot,
    call,
    submit,
    done,
    /** Calls a function and waits: the finished task. */
    async run(functionId: string, wanted: Partial<Call>, token = robot): Promise<Answer> {
      const submitted = await submit(functionId, wanted, token);
      return done(submitted.text(`tasks.${functionId}.0`), token);
    },
    async register(body: JsonObject, token = robot): Promise<string> {
      return (await call('POST', '/v3/functions', token, body)).text('function_uuid');
    },
  };
}

/** The value of a finished task. */
export function resultOf(task: Answer): Json {
  const value: Json = JSON.parse(task.text('result').replace(/^11\n/, ''));
  return value;
}

export type ComputeClient = Awaited<ReturnType<typeof computeOf>>;
