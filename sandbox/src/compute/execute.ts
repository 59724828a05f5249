import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../json.ts';
import { builtIns } from './built-in.ts';
import { findFunction } from './functions.ts';
import { callPython } from './python.ts';
import { readCall, unpackBuffers } from './serialize.ts';
import type { World } from './world.ts';

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
