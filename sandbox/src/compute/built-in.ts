import { createReadStream } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { demo } from '../demo.ts';
import { Refusal } from '../http.ts';
import { isObject, type Json, textMember } from '../json.ts';
import { isPartial } from '../transfer/copy-file.ts';
import { requirePlace } from '../transfer/paths.ts';
import type { Call } from './serialize.ts';
import type { World } from './world.ts';

/** A function of the sandbox's own: it needs no Python, and may read what the identity may read. */
export interface BuiltIn {
  readonly id: string;
  run(call: Call, world: World): Promise<Json>;
}

/** The folder that a call names, on this computer; throws in words for the task's exception. */
async function folderOf(call: Call, { state, identity, collection }: World): Promise<string> {
  const path = textMember(call.kwargs, 'folder') ?? call.args[0];
  if (typeof path !== 'string') throw new Error("TypeError: the function needs an argument 'folder', a path");
  const resource = `/endpoint/${collection.id}`;
  const wanted = { collection, path, need: 'r' as const, resource };
  const place = await requirePlace(state, identity, wanted).catch((error: unknown) => {
    const document = error instanceof Refusal ? error.document : undefined;
    if (isObject(document)) throw new Error(`PermissionError: ${textMember(document, 'message')}`);
    throw error;
  });
  const found = await lstat(place.real).catch(() => undefined);
  if (found === undefined)
    throw new Error(`FileNotFoundError: ${path} is not on "${collection.display_name}"`);
  if (!found.isDirectory()) throw new Error(`NotADirectoryError: ${path} is no folder`);
  return place.real;
}

/** Every file below a folder but those that are still being copied; links are not followed. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && !isPartial(entry.name)) yield path;
  }
}

async function countFiles(call: Call, world: World): Promise<Json> {
  let files = 0;
  let bytes = 0;
  for await (const path of filesBelow(await folderOf(call, world))) {
    world.signal.throwIfAborted();
    files++;
    bytes += (await lstat(path)).size;
  }
  return { files, bytes };
}

/** The frames of a scan, and the mean of their pixels between 0 and 1. */
async function reduceScan(call: Call, world: World): Promise<Json> {
  let frames = 0;
  let pixels = 0;
  let sum = 0;
  for await (const path of filesBelow(await folderOf(call, world))) {
    if (!path.endsWith('.dat')) continue;
    frames++;
    for await (const chunk of createReadStream(path, { signal: world.signal })) {
      const bytes = Buffer.from(chunk);
      pixels += bytes.length;
      for (const byte of bytes) sum += byte;
    }
  }
  return { frames, mean: pixels === 0 ? null : Math.round((sum / pixels / 255) * 10_000) / 10_000 };
}

export const builtIns: readonly BuiltIn[] = [
  { id: demo.functions.reduceScan.id, run: reduceScan },
  { id: demo.functions.countFiles.id, run: countFiles },
];
