import {
  byName,
  type ProjectSettings,
  projectFilesOf,
  readProjectSettings,
} from '../../language/src/index.ts';
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';

/** A project file, as it is open in the editor, else as it is on disk. */
export interface Project {
  projectFile: string;
  settings: ProjectSettings;
}

/** Finds the project file that holds for a document: the nearest in its folder and the ones around it. */
export class Projects {
  readonly #documents: Documents;
  readonly #readFile: Host['readFile'];
  readonly #byFolder = new Map<string, Promise<Project | undefined>>();

  constructor(documents: Documents, readFile: Host['readFile']) {
    this.#documents = documents;
    this.#readFile = readFile;
  }

  of(uri: string): Promise<Project | undefined> {
    const folder = folderOf(uri);
    let project = this.#byFolder.get(folder);
    if (!project) {
      project = this.#find(uri);
      this.#byFolder.set(folder, project);
    }
    return project;
  }

  /** The file has changed. Returns the open documents that it may be the project file of. */
  changed(uri: string): string[] {
    if (byName(uri)?.kind !== 'project-file') return [];
    this.#byFolder.clear();
    const folder = folderOf(uri);
    return this.#documents.uris().filter(open => open !== uri && open.startsWith(folder));
  }

  async #find(uri: string): Promise<Project | undefined> {
    for (const projectFile of projectFilesOf(uri)) {
      const text = this.#documents.get(projectFile)?.content ?? (await this.#readFile?.(projectFile));
      if (text !== undefined) return { projectFile, settings: readProjectSettings(text) };
    }
    return undefined;
  }
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
