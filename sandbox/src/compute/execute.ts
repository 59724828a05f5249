import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection } from '../demo.ts';
import type { Identity } from '../identities.ts';
import type { Json } from '../json.ts';
import type { State } from '../state/state.ts';
import { builtIns } from './built-in.ts';
import { findFunction } from './functions.ts';
import { callPython } from './python.ts';
import { readCall, unpackBuffers } from './serialize.ts';

/** What a function may touch. */
export interface World {
  readonly state: State;
  /** Whose task it is. */
  readonly identity: Identity;
  /** The collection whose files lie beside the endpoint. */
  readonly collection: Collection;
  /** Aborted when the sandbox stops. */
  readonly signal: AbortSignal;
}

/** Calls a function; throws what it raised, as text. */
export async function execute(functionId: string, payload: string, world: World): Promise<Json> {
  const builtIn = builtIns.find(one => one.id === functionId);
  if (builtIn !== undefined) {
    const call = readCall(payload);
    if (call === undefined)
      throw new Error('The arguments are not written as JSON (JSONData), which is what the sandbox reads.');
    return builtIn.run(call, world);
  }
  const [code] = unpackBuffers(findFunction(world.state, functionId)?.function_code ?? '') ?? [];
  const [args, kwargs] = unpackBuffers(payload) ?? [];
  if (code === undefined) throw new Error('The function is not written as the Compute SDK writes functions.');
  if (args === undefined || kwargs === undefined)
    throw new Error('The arguments are not written as the Compute SDK writes them.');
  const folder = await realpath(join(world.state.collectionsFolder, world.collection.slug));
  return callPython({ function: code, args, kwargs }, folder, world.signal);
}
