import { TextDocument } from 'vscode-languageserver-textdocument';
import { Snapshot } from './snapshot.ts';

interface Open {
  text: TextDocument;
  snapshot: Snapshot;
}

/** The open documents, one snapshot per version. */
export class Documents {
  readonly #open = new Map<string, Open>();

  open(uri: string, languageId: string, version: number, content: string): void {
    const text = TextDocument.create(uri, languageId, version, content);
    this.#open.set(uri, { text, snapshot: new Snapshot(uri, version, content) });
  }

  change(uri: string, version: number, changes: Parameters<typeof TextDocument.update>[1]): void {
    const before = this.#open.get(uri);
    if (!before) return;
    const text = TextDocument.update(before.text, changes, version);
    const snapshot = new Snapshot(uri, version, text.getText(), before.snapshot.known);
    this.#open.set(uri, { text, snapshot });
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get(uri: string): Snapshot | undefined {
    return this.#open.get(uri)?.snapshot;
  }

  uris(): string[] {
    return [...this.#open.keys()];
  }
}
