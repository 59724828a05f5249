import {
  byName,
  FlowDocument,
  kindOfOurs,
  type Recognition,
  recognise,
} from '../../../language/src/index.ts';
import {
  addressOf,
  type Found,
  findFiles,
  type Problem,
  readStandardInput,
  readText,
  readTextWith,
} from '../files.ts';
import type { Companions } from './companions.ts';
import type { Source } from './source.ts';

export const STANDARD_INPUT = '-';

/** Reads what is to be checked: files, what is ours in folders, and standard input, which goes by `stdinName`. */
export async function readSources(
  paths: readonly string[],
  stdinName: string,
  companions: Companions,
): Promise<{ sources: Source[]; problems: Problem[] }> {
  const { files, problems } = findFiles(paths.filter(at => at !== STANDARD_INPUT));
  const sources: Source[] = [];
  const take = async (at: string, source: Promise<Source | undefined>) => {
    try {
      const read = await source;
      if (read) sources.push(read);
    } catch (error) {
      problems.push({ path: at, message: error instanceof Error ? error.message : String(error) });
    }
  };
  for (const file of files) await take(file.path, readSource(file, companions));
  if (paths.includes(STANDARD_INPUT)) {
    const text = readStandardInput();
    const read = text.then(text => toSource({ path: stdinName, named: true }, text, companions));
    await take(stdinName, read);
  }
  return { sources, problems };
}

const UNKNOWN: Recognition = { kind: 'none', reason: '' };

/** Undefined for a file in a folder that is none of ours. */
async function readSource(file: Found, companions: Companions): Promise<Source | undefined> {
  // Most JSON in a folder is somebody else's: it is not parsed, and may be of any size and encoding.
  const uri = addressOf(file.path);
  const ours = file.named || byName(uri) !== undefined;
  const text = ours ? readText(file.path) : readTextWith(file.path, '"StartAt"');
  if (text !== undefined) return toSource(file, text, companions);
  const { kind } = await companions.recognise(uri, UNKNOWN);
  return kind === 'none' ? undefined : toSource(file, readText(file.path), companions);
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
