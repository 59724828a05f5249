import {
  DOCUMENT_KIND_NOTIFICATION,
  type DocumentKindParams,
  type Recognition,
  toDiagnostics,
} from '../../language/src/index.ts';
import { check, recognitionOf } from './check.ts';
import type { Host } from './host.ts';
import { safe } from './safe.ts';
import type { Session } from './session.ts';

/**
 * Tells the client what a document is taken for, and what is wrong with it, as soon as the messages that have
 * arrived are read. Of a burst of changes only the newest version is checked; there is no delay besides.
 */
export class DiagnosticsPublisher {
  readonly #session: Session;
  readonly #defer: Host['defer'];
  readonly #stale = new Set<string>();
  readonly #announced = new Map<string, Recognition>();
  #touched = false;
  #running = false;

  constructor(session: Session, defer: Host['defer']) {
    this.#session = session;
    this.#defer = defer;
  }

  /** Something that the diagnostics of this document depend on has changed. */
  touch(uri: string): void {
    this.#stale.add(uri);
    this.#touched = true;
    if (this.#running) return;
    this.#running = true;
    this.#defer(() => this.#whenQuiet());
  }

  /** The document is closed: nothing may be left of it in the editor. */
  clear(uri: string): void {
    this.#stale.delete(uri);
    this.#announced.delete(uri);
    void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Messages are read one a turn: a turn without a change is the end of a burst. */
  #whenQuiet(): void {
    if (this.#touched) {
      this.#touched = false;
      this.#defer(() => this.#whenQuiet());
      return;
    }
    const [uri] = this.#stale;
    if (uri === undefined) {
      this.#running = false;
      return;
    }
    this.#stale.delete(uri);
    // One document a turn, so that a huge one keeps nobody waiting but once.
    const next = () => this.#defer(() => this.#whenQuiet());
    void safe(this.#session.connection, undefined, () => this.#publish(uri)).then(next);
  }

  async #publish(uri: string): Promise<void> {
    const { connection, documents } = this.#session;
    const snapshot = documents.get(uri);
    if (!snapshot) return;
    const { version } = snapshot;
    const recognition = await recognitionOf(this.#session, snapshot);
    // While something is asked for, a newer version may come: that one is due already.
    if (documents.get(uri) !== snapshot) return;
    this.#announce(uri, recognition);
    const checked = await check(this.#session, uri);
    if (documents.get(uri) !== snapshot) return;
    const diagnostics = checked ? toDiagnostics(checked.reports, checked.document, checked.options) : [];
    await connection.sendDiagnostics({ uri, version, diagnostics });
  }

  #announce(uri: string, now: Recognition): void {
    const before = this.#announced.get(uri);
    if (now.kind === before?.kind && now.reason === before.reason) return;
    this.#announced.set(uri, now);
    const params: DocumentKindParams = { uri, kind: now.kind, reason: now.reason };
    void this.#session.connection.sendNotification(DOCUMENT_KIND_NOTIFICATION, params);
  }
}
