import {
  byContent,
  byName,
  FlowDocument,
  type Recognition,
  type Report,
  reports,
} from '../../language/src/index.ts';

/** One version of an open document; what is known of it is computed once, when asked for. */
export class Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly content: string;
  readonly #before: Recognition | undefined;
  #document: FlowDocument | undefined;
  #recognition: Recognition | undefined;
  #reports: readonly Report[] | undefined;

  /** `before` is what the version before this one was taken for. */
  constructor(uri: string, version: number, content: string, before?: Recognition) {
    this.uri = uri;
    this.version = version;
    this.content = content;
    this.#before = before;
  }

  get recognition(): Recognition {
    this.#recognition ??= byName(this.uri) ?? this.#byContent();
    return this.#recognition;
  }

  /** What is known without work: of this version, else of the one before. */
  get known(): Recognition | undefined {
    return this.#recognition ?? this.#before;
  }

  /** Undefined for a document that is no flow definition. */
  get flow(): FlowDocument | undefined {
    return this.recognition.kind === 'flow-definition' ? this.#parsed : undefined;
  }

  /** Every finding; none for a document that is no flow definition. */
  get reports(): readonly Report[] {
    this.#reports ??= this.flow ? reports(this.flow) : [];
    return this.#reports;
  }

  get #parsed(): FlowDocument {
    this.#document ??= new FlowDocument(this.uri, this.content);
    return this.#document;
  }

  /** While a definition is being typed it may look like none: what it was counts until the text is whole again. */
  #byContent(): Recognition {
    const found = byContent(this.#parsed.parsed.root);
    const keep = found.kind === 'none' && this.#before?.kind === 'flow-definition' && this.#parsed.broken;
    return keep && this.#before ? this.#before : found;
  }
}
