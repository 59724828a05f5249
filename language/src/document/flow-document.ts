import { buildGraph, type Graph } from '../graph/graph.ts';
import { LineIndex } from '../json/text.ts';
import { type JsonNode, type ParsedJson, parseJson, type SyntaxProblemCode } from '../json/tree.ts';
import { type Flow, readFlow } from '../model/flow.ts';

// After these the tree is whole all the same.
const HARMLESS: ReadonlySet<SyntaxProblemCode> = new Set([
  'comment',
  'trailing-comma',
  'invalid-escape',
  'invalid-unicode',
  'invalid-character',
]);

/** An immutable snapshot of a flow definition's text; what is derived from it is computed once, when asked for. */
export class FlowDocument {
  readonly uri: string;
  readonly text: string;
  #parsed: ParsedJson | undefined;
  #lines: LineIndex | undefined;
  #flow: Flow | undefined;
  #graph: Graph | undefined;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.text = text;
  }

  get parsed(): ParsedJson {
    this.#parsed ??= parseJson(this.text);
    return this.#parsed;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  get flow(): Flow {
    this.#flow ??= readFlow(this.parsed.root);
    return this.#flow;
  }

  get graph(): Graph {
    this.#graph ??= buildGraph(this.flow);
    return this.#graph;
  }

  /** The text is broken, so a part of the definition may be missing from the tree. */
  get broken(): boolean {
    return this.parsed.problems.some(p => !HARMLESS.has(p.code));
  }

  /** The text is broken inside this node (or where it ends), so that absence in it means nothing. */
  isBroken(node: JsonNode): boolean {
    return this.parsed.problems.some(
      ({ code, span }) =>
        !HARMLESS.has(code) &&
        span.offset + span.length >= node.offset &&
        span.offset <= node.offset + node.length,
    );
  }
}
