import path from 'node:path';
import { type AnyDocument, openDocument } from '../../../language/src/index.ts';
import { checkText } from '../check/check-text.ts';
import { Companions } from '../check/companions.ts';
import { optionsBy } from '../check/options.ts';
import type { CheckedFile } from '../check/result.ts';
import { readSources } from '../check/sources.ts';
import type { Problem } from '../files.ts';

/** One of the files of ours in a version of a folder. */
export interface SideFile extends CheckedFile {
  document: AnyDocument;
}

/** All files of ours in one version of a folder, by their path in it, with forward slashes. */
export interface Side {
  folder: string;
  /** A path in the folder from its top. */
  inside(at: string): string;
  files: ReadonlyMap<string, SideFile>;
  problems: readonly Problem[];
}

/** Checks everything in a folder that is one version of what is reviewed. */
export async function readSide(folder: string): Promise<Side> {
  const companions = new Companions();
  const { sources, problems } = await readSources([folder], '', companions);
  const optionsFor = optionsBy({}, companions, problems);
  const inside = (at: string) => path.relative(folder, at).split(path.sep).join('/');
  const files = new Map<string, SideFile>();
  for (const source of sources) {
    const options = await optionsFor(source);
    const name = inside(source.path);
    const checked = checkText(source, options);
    files.set(name, { ...checked, path: name, document: openDocument(source, source.kind, options) });
  }
  return {
    folder,
    inside,
    files,
    problems: problems.map(({ path: at, message }) => ({ path: inside(at), message })),
  };
}
