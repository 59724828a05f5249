import type { Neighbourhood } from '../../../document/companions.ts';
import { FlowDocument } from '../../../document/flow-document.ts';
import { kindOfOurs } from '../../../document/recognise.ts';
import type { TextFile } from '../../../document/text-file.ts';
import { applyEdits } from '../../../json/text.ts';
import { readFixture } from '../../../testing/fixture.ts';
import { findFlowFiles } from '../find-flow-files.ts';
import type { FlowFiles } from '../flow-files.ts';
import { prepareRename, rename } from '../rename.ts';

/** The files of a fixture, and the place of its cursor. */
export interface Opened {
  files: FlowFiles;
  file: TextFile;
  offset: number;
}

/** A folder with these files, by name. */
export function folderOf(texts: ReadonlyMap<string, string>): Neighbourhood {
  const all = new Map(
    [...texts].map(([name, text]) => [`file:///f/${name}`, { uri: `file:///f/${name}`, text }]),
  );
  return {
    file: uri => Promise.resolve(all.get(uri)),
    beside: () => Promise.resolve([...all.keys()]),
  };
}

/** Opens the file of a folder as a server does. */
export async function openIn(folder: Neighbourhood, name: string): Promise<Omit<Opened, 'offset'>> {
  const file = await folder.file(`file:///f/${name}`);
  if (!file) throw new Error(`there is no file ${name}`);
  const kind = kindOfOurs(file.uri, new FlowDocument(file.uri, file.text));
  return { files: await findFlowFiles(file, kind, folder, []), file };
}

/** Opens the file of a fixture that has the cursor. */
export async function openFiles(source: string): Promise<Opened> {
  const { files } = readFixture(source);
  const own = [...files.values()].find(({ cursor }) => cursor !== undefined);
  if (own?.cursor === undefined) throw new Error('the fixture has no cursor');
  const folder = folderOf(new Map([...files].map(([name, { text }]) => [name, text])));
  return { ...(await openIn(folder, own.name)), offset: own.cursor };
}

/** Every file as it is after a rename at the cursor, or why there is none. */
export async function renamed(source: string, to: string): Promise<ReadonlyMap<string, string> | string> {
  const { files, file, offset } = await openFiles(source);
  const result = rename(files, file, offset, to) ?? { refusal: 'nothing to rename' };
  if ('refusal' in result) return result.refusal;
  const texts = new Map([...readFixture(source).files].map(([name, { text }]) => [name, text]));
  for (const change of result) {
    const name = change.file.uri.slice('file:///f/'.length);
    texts.set(name, applyEdits(change.file.text, change.edits));
  }
  return texts;
}

/** Why nothing can be renamed at the cursor; undefined where it can. */
export async function whyFixed(source: string): Promise<string | undefined> {
  const { files, file, offset } = await openFiles(source);
  const result = prepareRename(files, file, offset);
  if (!result) return 'nothing to rename';
  return 'refusal' in result ? result.refusal : undefined;
}
