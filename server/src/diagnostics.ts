import type { Connection } from 'vscode-languageserver';
import { diagnostics } from '../../language/src/index.ts';
import type { Documents } from './documents.ts';
import type { Settings } from './settings.ts';

/**
 * Publishes diagnostics as soon as the pending messages have been read: of a burst of changes only the newest
 * version is checked, and there is no delay besides.
 */
export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #settings: Settings;
  readonly #stale = new Set<string>();

  constructor(connection: Connection, documents: Documents, settings: Settings) {
    this.#connection = connection;
    this.#documents = documents;
    this.#settings = settings;
  }

  /** Something that the diagnostics of this document depend on has changed. */
  touch(uri: string): void {
    if (this.#stale.size === 0) setTimeout(() => void this.#publish(), 0);
    this.#stale.add(uri);
  }

  async #publish(): Promise<void> {
    const uris = [...this.#stale];
    this.#stale.clear();
    for (const uri of uris) {
      const settings = await this.#settings.of(uri);
      const document = this.#documents.get(uri);
      if (!document || this.#stale.has(uri)) continue;
      const found = document.flow ? diagnostics(document.flow, settings) : [];
      await this.#connection.sendDiagnostics({ uri, version: document.text.version, diagnostics: found });
    }
  }
}
