import { TextDocument } from 'vscode-languageserver-textdocument';
import { FlowDocument, type Recognition, recognise } from '../../language/src/index.ts';

/** An open document with what is known of it; a new one for each version. */
export interface OpenDocument {
  text: TextDocument;
  recognition: Recognition;
  /** Only of a flow definition. */
  flow: FlowDocument | undefined;
}

/** The open documents: one snapshot per (uri, version). */
export class Documents {
  readonly #open = new Map<string, OpenDocument>();

  open(uri: string, languageId: string, version: number, content: string): OpenDocument {
    return this.#put(TextDocument.create(uri, languageId, version, content));
  }

  change(
    uri: string,
    version: number,
    changes: Parameters<typeof TextDocument.update>[1],
  ): OpenDocument | undefined {
    const before = this.#open.get(uri);
    return before && this.#put(TextDocument.update(before.text, changes, version));
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  all(): OpenDocument[] {
    return [...this.#open.values()];
  }

  #put(text: TextDocument): OpenDocument {
    const content = text.getText();
    const recognition = recognise(text.uri, content);
    const flow = recognition.kind === 'flow-definition' ? new FlowDocument(text.uri, content) : undefined;
    const document = { text, recognition, flow };
    this.#open.set(text.uri, document);
    return document;
  }
}
