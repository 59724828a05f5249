import {
  byContent,
  byName,
  type FlowDocument,
  type Recognition,
  type Report,
  reports,
} from '../../language/src/index.ts';

/** One version of an open document; what is known of it is computed once, when asked for. */
export class Snapshot {
  readonly version: number;
  /** The text as a definition, whatever it is. */
  readonly document: FlowDocument;
  readonly #before: Recognition | undefined;
  #recognition: Recognition | undefined;
  #reports: readonly Report[] | undefined;

  /** `before` is what the version before this one was taken for. */
  constructor(document: FlowDocument, version: number, before?: Recognition) {
    this.document = document;
    this.version = version;
    this.#before = before;
  }

  get content(): string {
    return this.document.text;
  }

  get recognition(): Recognition {
    this.#recognition ??= byName(this.document.uri) ?? this.#byContent();
    return this.#recognition;
  }

  /** What is known without work: of this version, else of the one before. */
  get known(): Recognition | undefined {
    return this.#recognition ?? this.#before;
  }

  /** Undefined for a document that is no flow definition. */
  get flow(): FlowDocument | undefined {
    return this.recognition.kind === 'flow-definition' ? this.document : undefined;
  }

  /** Every finding; none for a document that is no flow definition. */
  get reports(): readonly Report[] {
    this.#reports ??= this.flow ? reports(this.flow) : [];
    return this.#reports;
  }

  /** While a definition is being typed it may look like none: what it was counts until the text is whole again. */
  #byContent(): Recognition {
    const found = byContent(this.document);
    const keep = found.kind === 'none' && this.#before?.kind === 'flow-definition' && this.document.broken;
    return keep && this.#before ? this.#before : found;
  }
}
