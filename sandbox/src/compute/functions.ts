import { randomUUID } from 'node:crypto';
import { type DemoFunction, demo, demoFunctions } from '../demo.ts';
import { type Identity, principalsOf } from '../identities.ts';
import { isObject, type JsonObject, member, textMember } from '../json.ts';
import type { FunctionRecord } from '../state/records/compute.ts';
import type { State } from '../state/state.ts';
import { computeError, invalidBody } from './errors.ts';

/** A function of the sandbox's own, as if it were registered. */
function builtInRecord({ id, name, description }: DemoFunction): FunctionRecord {
  return {
    function_uuid: id,
    function_name: name,
    description,
    function_code: '',
    metadata: { python_version: null, sdk_version: null, serde_identifier: null },
    owner: demo.people.ada.id,
    group: null,
    public: true,
  };
}

export function findFunction(state: State, id: string): FunctionRecord | undefined {
  const builtIn = demoFunctions.find(one => one.id === id);
  return builtIn === undefined ? state.functions.get(id) : builtInRecord(builtIn);
}

/** The function, if the identity may use it. */
export function requireFunction(state: State, identity: Identity, id: string): FunctionRecord {
  const found = findFunction(state, id);
  if (found === undefined)
    throw computeError(404, 'FUNCTION_NOT_FOUND', `Function ${id} could not be resolved`, [id]);
  const shared = found.group !== null && principalsOf(identity).has(`urn:globus:groups:id:${found.group}`);
  if (found.owner !== identity.id && !found.public && !shared)
    throw computeError(
      403,
      'FUNCTION_ACCESS_FORBIDDEN',
      `Unauthorized access to function ${id}: it is not public, and ${identity.username} is not of the group that it is shared with`,
      [id],
    );
  return found;
}

function optionalText(body: JsonObject, name: string): string | null {
  const value = member(body, name) ?? null;
  if (value !== null && typeof value !== 'string') throw invalidBody([name], 'str type expected');
  return value;
}

function requiredText(body: JsonObject, name: string): string {
  const value = optionalText(body, name);
  if (value === null || value === '') throw invalidBody([name], 'field required');
  return value;
}

/** Keeps a function. `meta` is required by version 3 of the interface. */
export function registerFunction(
  state: State,
  identity: Identity,
  body: JsonObject,
  version: 2 | 3,
): JsonObject {
  const name = version === 3 ? 'meta' : 'metadata';
  const given = member(body, name) ?? undefined;
  if (given === undefined && version === 3) throw invalidBody([name], 'field required');
  if (given !== undefined && !isObject(given)) throw invalidBody([name], 'value is not a valid dict');
  const meta = given ?? {};
  const isPublic = member(body, 'public') ?? false;
  if (typeof isPublic !== 'boolean') throw invalidBody(['public'], 'value could not be parsed to a boolean');
  const record: FunctionRecord = {
    function_uuid: randomUUID(),
    function_name: requiredText(body, 'function_name'),
    function_code: requiredText(body, 'function_code'),
    description: optionalText(body, 'description'),
    metadata: {
      python_version: textMember(meta, 'python_version') ?? null,
      sdk_version: textMember(meta, 'sdk_version') ?? null,
      serde_identifier: textMember(meta, 'serde_identifier') ?? null,
    },
    owner: identity.id,
    group: optionalText(body, 'group'),
    public: isPublic,
  };
  state.functions.set(record.function_uuid, record);
  return { function_uuid: record.function_uuid };
}

export function functionDocument(record: FunctionRecord): JsonObject {
  return {
    function_uuid: record.function_uuid,
    function_name: record.function_name,
    description: record.description,
    function_code: record.function_code,
    metadata: {
      python_version: record.metadata.python_version,
      sdk_version: record.metadata.sdk_version,
    },
  };
}
