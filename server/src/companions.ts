import {
  type CompanionFiles,
  companionCandidates,
  companionKind,
  type DocumentKind,
  definitionsInProject,
  definitionsOf,
  inputSchemaOf,
  type Neighbourhood,
  PROJECT_FILE,
  type TextFile,
} from '../../language/src/index.ts';
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';

/** The files that companions are among, as a watcher's glob: a definition may have any name. */
export const COMPANION_GLOB = '**/*.json';

/** Finds the files that belong to a document: as they are open in the editor, else as they are on disk. */
export class Companions implements Neighbourhood {
  readonly #documents: Documents;
  readonly #host: Pick<Host, 'readFile' | 'listFolder'>;
  readonly #onDisk = new Map<string, Promise<TextFile | undefined>>();
  readonly #folders = new Map<string, Promise<readonly string[]>>();

  constructor(documents: Documents, host: Pick<Host, 'readFile' | 'listFolder'>) {
    this.#documents = documents;
    this.#host = host;
  }

  /** The files that a document of that kind is checked with. */
  async of(uri: string, kind: DocumentKind, text: string): Promise<CompanionFiles> {
    if (kind === 'input-schema') return { definitions: await this.definitions(uri) };
    if (kind === 'project-file') {
      const files = await Promise.all(definitionsInProject(uri, text).map(at => this.file(at)));
      return { definitions: files.filter(file => file !== undefined) };
    }
    if (kind === 'flow-test') return {};
    const inputSchema = await inputSchemaOf(uri, this);
    return inputSchema ? { inputSchema } : {};
  }

  /** The definitions that an input schema or a run input belongs to. */
  definitions(uri: string): Promise<readonly TextFile[]> {
    return definitionsOf(uri, this);
  }

  async file(uri: string): Promise<TextFile | undefined> {
    const open = this.#documents.get(uri)?.document;
    if (open) return open;
    const file = this.#onDisk.get(uri) ?? this.#read(uri);
    this.#onDisk.set(uri, file);
    return file;
  }

  async beside(uri: string): Promise<readonly string[]> {
    const folder = folderOf(uri);
    const listed = this.#folders.get(folder) ?? this.#list(folder);
    this.#folders.set(folder, listed);
    const open = this.#documents.uris().filter(other => folderOf(other) === folder);
    return [...new Set([...open, ...(await listed)])].sort();
  }

  /** The file has changed. Returns the open documents that are checked with it, or may be now. */
  changed(uri: string): string[] {
    const folder = folderOf(uri);
    this.#onDisk.delete(uri);
    this.#folders.delete(folder);
    return this.#documents.uris().filter(open => {
      if (open === uri) return false;
      if (open.endsWith(`/${PROJECT_FILE}`)) return uri.startsWith(folderOf(open));
      if (folderOf(open) !== folder) return false;
      return companionKind(open) !== undefined || companionCandidates(open).includes(uri);
    });
  }

  async #read(uri: string): Promise<TextFile | undefined> {
    const text = await this.#host.readFile?.(uri);
    return text === undefined ? undefined : { uri, text };
  }

  async #list(folder: string): Promise<readonly string[]> {
    const names = (await this.#host.listFolder?.(folder)) ?? [];
    return names.filter(name => /\.json$/i.test(name)).map(name => folder + asInUri(name));
  }
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** A name as editors write it in a URI. */
function asInUri(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
