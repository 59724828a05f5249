import {
  type AnyDocument,
  byContent,
  byName,
  type CompanionFiles,
  type DocumentKind,
  FlowDocument,
  openDocument,
  type Recognition,
  type Report,
  reportsOf,
} from '../../language/src/index.ts';

/** A document as one of its kind, and every finding in it. */
export interface Checked {
  document: AnyDocument;
  reports: readonly Report[];
}

/** One version of an open document; what is known of it is computed once, when asked for. */
export class Snapshot {
  readonly version: number;
  readonly #before: Recognition | undefined;
  /** What it was last taken for, with all that it belongs to looked at. */
  taken: Recognition | undefined;
  #document: FlowDocument;
  #recognition: Recognition | undefined;
  #last: { kind: DocumentKind; files: CompanionFiles; checked: Checked } | undefined;

  /** `before` is what the version before this one was taken for. */
  constructor(document: FlowDocument, version: number, before?: Recognition) {
    this.#document = document;
    this.version = version;
    this.#before = before;
  }

  /** The text as a definition, whatever it is; with what was last known of its input schema. */
  get document(): FlowDocument {
    return this.#document;
  }

  get content(): string {
    return this.document.text;
  }

  /** What its name and content say; what it belongs to may say more where they say nothing. */
  get recognition(): Recognition {
    this.#recognition ??= byName(this.document.uri) ?? this.#byContent();
    return this.#recognition;
  }

  /** What is known without work: of this version, else of the one before. */
  get known(): Recognition | undefined {
    return this.taken ?? this.#recognition ?? this.#before;
  }

  /** Undefined for a document that is no flow definition. */
  get flow(): FlowDocument | undefined {
    // What another document says of it holds until it is asked again.
    const itself = this.recognition.kind === 'none' ? this.#before : this.recognition;
    return (this.taken ?? itself)?.kind === 'flow-definition' ? this.document : undefined;
  }

  /** Checks it as that kind, with the files that belong to it; once, as long as these stay the same. */
  check(kind: Exclude<DocumentKind, 'none'>, files: CompanionFiles): Checked {
    if (this.#last?.kind === kind && isSame(this.#last.files, files)) return this.#last.checked;
    const document = openDocument(this.#document, kind, files);
    // The next version begins where this one is.
    if (document instanceof FlowDocument) this.#document = document;
    const checked = { document, reports: reportsOf(document) };
    this.#last = { kind, files, checked };
    return checked;
  }

  /** While a definition is being typed it may look like none: what it was counts until the text is whole again. */
  #byContent(): Recognition {
    const found = byContent(this.document);
    const keep = found.kind === 'none' && this.#before?.kind === 'flow-definition' && this.document.broken;
    return keep && this.#before ? this.#before : found;
  }
}

function isSame(a: CompanionFiles, b: CompanionFiles): boolean {
  const [own, other] = [a.definitions ?? [], b.definitions ?? []];
  return (
    a.inputSchema === b.inputSchema &&
    a.providers === b.providers &&
    own.length === other.length &&
    own.every((file, i) => file === other[i])
  );
}
