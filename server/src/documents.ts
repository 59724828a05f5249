import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { FlowDocument } from '../../language/src/index.ts';
import { Snapshot } from './snapshot.ts';

/** The open documents, one snapshot per version. */
export class Documents {
  readonly #open = new Map<string, Snapshot>();

  open(uri: string, version: number, content: string): void {
    this.#open.set(uri, new Snapshot(new FlowDocument(uri, content), version));
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const before = this.#open.get(uri);
    if (!before) return;
    const document = changes.reduce(changed, before.document);
    this.#open.set(uri, new Snapshot(document, version, before.known));
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get(uri: string): Snapshot | undefined {
    return this.#open.get(uri);
  }

  uris(): string[] {
    return [...this.#open.keys()];
  }
}

function changed(document: FlowDocument, change: TextDocumentContentChangeEvent): FlowDocument {
  if (!('range' in change)) return new FlowDocument(document.uri, change.text);
  const offset = document.lines.offset(change.range.start);
  const length = document.lines.offset(change.range.end) - offset;
  return document.edited({ span: { offset, length }, newText: change.text });
}
