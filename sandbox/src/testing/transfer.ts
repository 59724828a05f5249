import { join } from 'node:path';
import { dataAccess, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type Answer, eventually, type Harness } from './harness.ts';

const { beamlineStorage, sharedResults } = demo.collections;

/** Transfer as Ada, Ben and the beamline robot use it. */
export async function transferOf(sandbox: Harness) {
  const robot = await sandbox.robotToken(transferAll);
  const adas = await sandbox.token(demo.people.ada, `${transferAll}[*${dataAccess(beamlineStorage.id)}]`);
  const bens = await sandbox.token(demo.people.ben, transferAll);

  const get = (path: string, token: string) => sandbox.call('GET', `/v0.10${path}`, { token });
  const post = (path: string, token: string, body: JsonObject = {}) =>
    sandbox.call('POST', `/v0.10${path}`, { token, body });

  const submit = async (kind: 'transfer' | 'delete', body: JsonObject, token: string): Promise<Answer> => {
    const submission_id = (await get('/submission_id', token)).text('value');
    return post(`/${kind}`, token, { DATA_TYPE: kind, submission_id, ...body });
  };
  const finished = (submitted: Answer, token: string): Promise<Answer> => {
    const path = `/task/${submitted.text('task_id')}`;
    return eventually(
      () => get(path, token),
      task => task.at('status') !== 'ACTIVE',
    );
  };

  return {
    robot,
    adas,
    bens,
    get,
    post,
    submit,
    finished,
    folderOf: (collection: { slug: string }, ...path: string[]) =>
      join(sandbox.folder, 'collections', collection.slug, ...path),
    /** One of the operations that name their path in the query. */
    operate: (collection: { id: string }, operation: 'ls' | 'stat', path: string, token: string) =>
      get(`/operation/endpoint/${collection.id}/${operation}?path=${encodeURIComponent(path)}`, token),
    /** The robot copies from the beamline's storage to the shared results; gives the finished task. */
    async copy(from: string, to: string, more: JsonObject = {}, item: JsonObject = {}): Promise<Answer> {
      const whole: JsonObject = {
        source_endpoint: beamlineStorage.id,
        destination_endpoint: sharedResults.id,
        DATA: [{ source_path: from, destination_path: to, ...item }],
        ...more,
      };
      return finished(await submit('transfer', whole, robot), robot);
    },
  };
}

export type TransferClient = Awaited<ReturnType<typeof transferOf>>;
