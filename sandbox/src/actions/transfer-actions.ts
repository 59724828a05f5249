import { transferAll } from '../auth/scopes.ts';
import type { Authority } from '../identities.ts';
import { type JsonObject, member, textMember } from '../json.ts';
import type { Work } from '../state/records/actions.ts';
import type { TaskRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { endpointDocument } from '../transfer/collections.ts';
import { listFolder, makeFolder, statPath } from '../transfer/files.ts';
import { maximumFiles, readFileFilter, readFileOrder } from '../transfer/listing.ts';
import { requireCollection } from '../transfer/permissions.ts';
import { deleteTask, transferTask } from '../transfer/submit.ts';
import type { Tasks } from '../transfer/tasks.ts';
import { managePermission } from './manage-permission.ts';
import { objectSchema, type Provider, refusedByTransfer, succeeded } from './provider.ts';

const text = { type: 'string' };
const flag = { type: 'boolean' };

interface Spec {
  readonly name: string;
  readonly title: string;
  readonly synchronous: boolean;
  readonly inputSchema: JsonObject;
  start(body: JsonObject, authority: Authority, actionId: string): Promise<Work> | Work;
}

function provider(spec: Spec): Provider {
  return {
    path: `transfer/${spec.name}`,
    url: `https://transfer.actions.globus.org/${spec.name}`,
    title: `Transfer: ${spec.title}`,
    subtitle: spec.title,
    synchronous: spec.synchronous,
    scope: transferAll,
    inputSchema: spec.inputSchema,
    async start(body, authority, actionId) {
      try {
        return await spec.start(body, authority, actionId);
      } catch (error) {
        return refusedByTransfer(error);
      }
    },
  };
}

const endpointOf = (body: JsonObject) => textMember(body, 'endpoint_id') ?? '';
const pathOf = (body: JsonObject) => textMember(body, 'path') ?? '/~/';

async function list(state: State, body: JsonObject, authority: Authority): Promise<Work> {
  const resource = `/operation/endpoint/${endpointOf(body)}/ls`;
  const order = member(body, 'orderby');
  const hidden = member(body, 'show_hidden') ?? true;
  const document = await listFolder(state, authority, endpointOf(body), pathOf(body), {
    showHidden: ![false, 0, 'false', '0'].includes(typeof hidden === 'object' ? true : hidden),
    offset: Number(member(body, 'offset') ?? 0),
    limit: Number(member(body, 'limit') ?? maximumFiles),
    orderby: readFileOrder(Array.isArray(order) ? order.join(',') : textMember(body, 'orderby'), resource),
    filter: readFileFilter(textMember(body, 'filter'), resource),
  });
  return succeeded(document);
}

/** A missing path is an answer, not a failure: published flows go on and look at `details.code`. */
async function statOrMissing(state: State, body: JsonObject, authority: Authority): Promise<Work> {
  try {
    return succeeded(await statPath(state, authority, endpointOf(body), pathOf(body)));
  } catch (error) {
    const work = refusedByTransfer(error);
    const missing = work.kind === 'done' && JSON.stringify(work.details).includes('"code":"NotFound"');
    return missing ? { ...work, status: 'SUCCEEDED' } : work;
  }
}

/** The providers below `https://transfer.actions.globus.org/`. */
export function transferProviders(state: State, tasks: Tasks): Provider[] {
  const submit = (task: TaskRecord, actionId: string): Work => {
    const labelled = { ...task, label: task.label ?? `For Action id ${actionId}` };
    return { kind: 'task', task_id: tasks.submit(labelled).task.task_id };
  };
  const transferItems = objectSchema(
    { source_path: text, destination_path: text },
    { recursive: flag, external_checksum: text, checksum_algorithm: text },
  );
  return [
    provider({
      name: 'transfer',
      title: 'Transfer Task',
      synchronous: false,
      inputSchema: objectSchema(
        {
          source_endpoint: text,
          destination_endpoint: text,
          DATA: { type: 'array', minItems: 1, items: transferItems },
        },
        { label: { type: 'string', maxLength: 128 } },
      ),
      start: (body, authority, actionId) =>
        submit(transferTask(state, authority, body, '/transfer'), actionId),
    }),
    provider({
      name: 'delete',
      title: 'Delete Task',
      synchronous: false,
      inputSchema: objectSchema(
        { endpoint: text, DATA: { type: 'array', minItems: 1, items: objectSchema({ path: text }, {}) } },
        {
          recursive: flag,
          ignore_missing: flag,
          interpret_globs: flag,
          label: { type: 'string', maxLength: 128 },
        },
      ),
      start: (body, authority, actionId) => submit(deleteTask(state, authority, body, '/delete'), actionId),
    }),
    provider({
      name: 'ls',
      title: 'List Directory Contents',
      synchronous: true,
      inputSchema: objectSchema(
        { endpoint_id: text },
        {
          path: text,
          limit: { type: 'integer', minimum: 1, maximum: maximumFiles },
          offset: { type: 'integer', minimum: 0 },
        },
      ),
      start: (body, authority) => list(state, body, authority),
    }),
    provider({
      name: 'stat',
      title: 'Stat File or Directory',
      synchronous: true,
      inputSchema: objectSchema({ endpoint_id: text, path: text }, {}),
      start: (body, authority) => statOrMissing(state, body, authority),
    }),
    provider({
      name: 'mkdir',
      title: 'Make Directory',
      synchronous: true,
      inputSchema: objectSchema({ endpoint_id: text, path: text }, {}),
      start: async (body, authority) =>
        succeeded(await makeFolder(state, authority, endpointOf(body), pathOf(body))),
    }),
    provider({
      name: 'collection_info',
      title: 'Collection Info',
      synchronous: true,
      inputSchema: objectSchema({ endpoint_id: text }, {}),
      start(body, authority) {
        const collection = requireCollection(state, endpointOf(body), `/endpoint/${endpointOf(body)}`);
        return succeeded(endpointDocument(state, collection, authority.identity));
      },
    }),
    provider({
      name: 'manage_permission',
      title: 'Manage Permission',
      synchronous: true,
      inputSchema: objectSchema(
        { operation: { enum: ['CREATE', 'UPDATE', 'DELETE', 'LIST'] }, endpoint_id: text },
        {
          path: text,
          principal_type: { enum: ['identity', 'group', 'all_authenticated_users', 'anonymous'] },
          principal: text,
          permissions: { enum: ['r', 'rw'] },
          rule_id: text,
        },
      ),
      start: (body, authority) => succeeded(managePermission(state, authority.identity, body)),
    }),
  ];
}
