import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_FILE, projectFilesOf } from '../../../language/src/index.ts';
import { type Project, parseProject } from '../../../project/src/index.ts';
import { addressOf, readTextIfThere } from '../files.ts';
import { isWithin } from '../is-within.ts';

/** A folder with a project file, or the one that it would be in. */
export interface ProjectFolder {
  folder: string;
  /** The text of the project file; "" where there is none yet. */
  text: string;
  project: Project;
}

/** The nearest folder above a file that has a project file; else the one that gflow runs in, if the file is in it. */
export async function projectFolderOf(file: string): Promise<ProjectFolder> {
  for (const candidate of projectFilesOf(addressOf(file))) {
    const at = fileURLToPath(candidate);
    const text = readTextIfThere(at);
    if (text !== undefined) return { folder: path.dirname(at), text, project: parseProject(text) };
  }
  const here = process.cwd();
  const isBelow = pathIn(here, file) !== undefined;
  return {
    folder: isBelow ? here : path.dirname(path.resolve(file)),
    text: '',
    project: { flows: new Map() },
  };
}

/** The path of a file in a folder, with forward slashes; undefined for one that is elsewhere. */
export function pathIn(folder: string, file: string): string | undefined {
  const whole = path.resolve(file);
  return isWithin(folder, whole) ? path.relative(folder, whole).split(path.sep).join('/') : undefined;
}

/** Where the project file of a folder is. */
export function projectFileIn(folder: string): string {
  return path.join(folder, PROJECT_FILE);
}
