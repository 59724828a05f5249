import {
  byName,
  FlowDocument,
  kindOfOurs,
  type Recognition,
  recognise,
} from '../../../language/src/index.ts';
import {
  addressOf,
  contains,
  type Found,
  findFiles,
  type Problem,
  readStandardInput,
  readText,
} from '../files.ts';
import type { Companions } from './companions.ts';
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
  companions: Companions,
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
  for (const file of files) await take(file.path, () => readSource(file, companions));
  if (paths.includes(STANDARD_INPUT))
    await take(stdinName, async () =>
      toSource({ path: stdinName, named: true }, await readStandardInput(), companions),
    );
  return { sources, problems };
}

const UNKNOWN: Recognition = { kind: 'none', reason: '' };

/** Undefined for a file in a folder that is none of ours. */
async function readSource(file: Found, companions: Companions): Promise<Source | undefined> {
  // Most JSON in a folder is somebody else's: it is not parsed, and may be of any size and encoding.
  const uri = addressOf(file.path);
  const mayBeOurs =
    file.named ||
    byName(uri) !== undefined ||
    (await contains(file.path, '"StartAt"')) ||
    (await companions.recognise(uri, UNKNOWN)).kind !== 'none';
  return mayBeOurs ? toSource(file, await readText(file.path), companions) : undefined;
}

async function toSource(
  { path, named }: Found,
  text: string,
  companions: Companions,
): Promise<Source | undefined> {
  const uri = addressOf(path);
  if (named) return { path, uri, text, kind: kindOfOurs(uri, new FlowDocument(uri, text)) };
  const { kind } = await companions.recognise(uri, recognise(uri, text));
  return kind === 'none' ? undefined : { path, uri, text, kind };
}
