import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  flowNameIn,
  flowNameProblem,
  STARTERS,
  starterFiles,
  starterNamed,
} from '../../language/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { failure } from './failure.ts';
import { codeOf, reason, writeReason } from './files.ts';
import { printable } from './formats/words.ts';
import { printJson } from './print-json.ts';
import { writeNew } from './write-new.ts';

export interface NewCommand {
  /** The id of the starter. */
  starter: string;
  /** Only tell which starters there are. */
  list: boolean;
  json: boolean;
}

/** `gflow new`: writes the files of a new flow, all of them or none, and returns the exit status. */
export async function newFlow(
  at: string | undefined,
  { starter: id, list, json }: NewCommand,
): Promise<number> {
  if (list) return listStarters(json);
  const target = at ?? id;
  try {
    const starter = starterNamed(id);
    if (!starter) throw new Error(`There is no starter ${id}. gflow new --list shows which there are.`);
    const folder = path.dirname(target);
    const name = flowNameIn(path.basename(target));
    const problem = flowNameProblem(name);
    if (problem) throw new Error(problem);
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      const why = codeOf(error) === 'EEXIST' ? 'A file of that name is there.' : writeReason(error);
      throw new Error(`The folder ${folder} cannot be made. ${why}`, { cause: error });
    });
    const files = starterFiles(starter, name).map(({ name, text }) => ({
      at: path.join(folder, name),
      text,
    }));
    await writeAll(files);
    if (json) printJson({ files: files.map(({ at }) => at) });
    else for (const { at } of files) console.log(printable(at));
    return EXIT.ok;
  } catch (error) {
    return failure(`${target}: ${reason(error)}`, json);
  }
}

function listStarters(json: boolean): number {
  if (json) {
    printJson({ starters: STARTERS.map(({ id, description }) => ({ id, description })) });
    return EXIT.ok;
  }
  const width = Math.max(...STARTERS.map(({ id }) => id.length));
  for (const { id, description } of STARTERS) console.log(`${id.padEnd(width)}  ${description}`);
  return EXIT.ok;
}

/** Where one of the files is there already, or cannot be written, none is left. */
async function writeAll(files: readonly { at: string; text: string }[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const { at, text } of files) {
      await writeNew(at, text).catch((error: unknown) => {
        throw new Error(`${path.basename(at)}: ${writeReason(error)}`, { cause: error });
      });
      written.push(at);
    }
  } catch (error) {
    await Promise.all(written.map(at => rm(at, { force: true })));
    throw error;
  }
}
