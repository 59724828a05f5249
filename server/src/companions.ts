import {
  type CompanionFiles,
  type DocumentKind,
  definitionsOf,
  flowsInProject,
  inputSchemaOf,
  type Neighbourhood,
  type Recognition,
  recogniseAmong,
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
  /** By the address of an open document: the files and folders that were looked at for it. */
  readonly #asked = new Map<string, Set<string>>();
  readonly #folders = new Map<string, Promise<readonly string[]>>();

  constructor(documents: Documents, host: Pick<Host, 'readFile' | 'listFolder'>) {
    this.#documents = documents;
    this.#host = host;
  }

  /** What an open document is, of which its name and content say `found`. */
  recognise(uri: string, found: Recognition): Promise<Recognition> {
    return recogniseAmong(uri, found, this.#askedFor(uri));
  }

  /** The files that an open document of that kind is checked with. */
  async of(uri: string, kind: DocumentKind): Promise<CompanionFiles> {
    const files = this.#askedFor(uri);
    if (kind === 'input-schema') return { definitions: await definitionsOf(uri, files) };
    if (kind === 'project-file') return { definitions: await this.#named(uri, files) };
    if (kind === 'flow-test') return {};
    const inputSchema = await inputSchemaOf(uri, files);
    return inputSchema ? { inputSchema } : {};
  }

  /** The file has changed. Returns the open documents for which it was looked at, or for. */
  changed(uri: string): string[] {
    const folder = folderOf(uri);
    this.#onDisk.delete(uri);
    this.#folders.delete(folder);
    return this.#documents.uris().filter(open => {
      const asked = open === uri ? undefined : this.#asked.get(open);
      return asked?.has(uri) || asked?.has(folder);
    });
  }

  /** The document is closed. */
  forget(uri: string): void {
    this.#asked.delete(uri);
  }

  async #named(uri: string, files: Neighbourhood): Promise<TextFile[]> {
    const project = this.#documents.get(uri)?.document;
    const flows = project ? flowsInProject(project) : [];
    const named = await Promise.all(flows.map(flow => files.file(flow.definition)));
    return named.filter(file => file !== undefined);
  }

  /** The same as all of this, but it is kept in mind what is asked for: that is what the document depends on. */
  #askedFor(uri: string): Neighbourhood {
    const asked = this.#asked.get(uri) ?? new Set<string>();
    this.#asked.set(uri, asked);
    return {
      file: at => {
        asked.add(at);
        return this.file(at);
      },
      beside: at => {
        asked.add(folderOf(at));
        return this.beside(at);
      },
    };
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
