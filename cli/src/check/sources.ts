import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { byName, recognise } from '../../../language/src/index.ts';
import { contains, type Found, findFiles, type Problem, readStandardInput, readText } from '../files.ts';
import type { CheckedKind } from './result.ts';

/** A text to be checked. */
export interface Source {
  /** As it was named or found. */
  path: string;
  uri: string;
  text: string;
  kind: CheckedKind;
}

export const STANDARD_INPUT = '-';

/** Reads what is to be checked: files, what is ours in folders, and standard input, which goes by `stdinName`. */
export async function readSources(
  paths: readonly string[],
  stdinName: string,
): Promise<{ sources: Source[]; problems: Problem[] }> {
  const { files, problems } = await findFiles(paths.filter(at => at !== STANDARD_INPUT));
  const sources: Source[] = [];
  const take = async (at: string, read: () => Promise<Source | undefined>) => {
    try {
      const source = await read();
      if (source) sources.push(source);
    } catch (error) {
      problems.push({ path: at, message: error instanceof Error ? error.message : String(error) });
    }
  };
  for (const file of files) await take(file.path, () => readSource(file));
  if (paths.includes(STANDARD_INPUT))
    await take(stdinName, async () => toSource({ path: stdinName, named: true }, await readStandardInput()));
  return { sources, problems };
}

/** Undefined for a file in a folder that is none of ours. */
async function readSource(file: Found): Promise<Source | undefined> {
  // Most JSON in a folder is somebody else's: it is not parsed, and may be of any size and encoding.
  const mayBeOurs =
    file.named || byName(addressOf(file.path)) !== undefined || (await contains(file.path, '"StartAt"'));
  return mayBeOurs ? toSource(file, await readText(file.path)) : undefined;
}

function toSource({ path, named }: Found, text: string): Source | undefined {
  const uri = addressOf(path);
  const { kind } = recognise(uri, text);
  if (kind !== 'none') return { path, uri, text, kind };
  return named ? { path, uri, text, kind: 'flow-definition' } : undefined;
}

export function addressOf(file: string): string {
  return pathToFileURL(path.resolve(file)).href;
}
