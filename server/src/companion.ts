import { companionCandidates, SCHEMA_NAMES } from '../../language/src/index.ts';
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';

/** The files that companions are among, as a watcher's glob. */
export const COMPANION_GLOB = `**/{${SCHEMA_NAMES.join(',')},*.schema.json}`;

/** Finds the input schema that lies beside a definition: as it is open in the editor, else as it is on disk. */
export class Companions {
  readonly #documents: Documents;
  readonly #readFile: Host['readFile'];
  readonly #onDisk = new Map<string, Promise<string | undefined>>();

  constructor(documents: Documents, readFile: Host['readFile']) {
    this.#documents = documents;
    this.#readFile = readFile;
  }

  async inputSchema(definition: string): Promise<string | undefined> {
    for (const uri of companionCandidates(definition)) {
      const text = this.#documents.get(uri)?.content ?? (await this.#read(uri));
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** The file has changed. Returns the open documents that it may be the companion of. */
  changed(uri: string): string[] {
    this.#onDisk.delete(uri);
    return this.#documents.uris().filter(open => open !== uri && companionCandidates(open).includes(uri));
  }

  #read(uri: string): Promise<string | undefined> | undefined {
    let text = this.#onDisk.get(uri);
    if (!text && this.#readFile) {
      text = this.#readFile(uri);
      this.#onDisk.set(uri, text);
    }
    return text;
  }
}
