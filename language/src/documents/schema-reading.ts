import type { ParsedJson } from '../json/parse.ts';
import type { JsonNode } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import { type ValueChecker, valueChecker } from '../schema/check-value.ts';
import { type Draft, draftNamed } from '../schema/drafts.ts';
import type { JsonRecord } from '../schema/json-value.ts';
import { type References, resolveReferences } from '../schema/references.ts';
import { type SchemaPlace, schemaPlaces } from '../schema/schema-places.ts';

/** What the rules for input schemas ask of one; each fact is computed once, when asked for. */
export class SchemaReading {
  readonly root: JsonNode;
  readonly places: readonly SchemaPlace[];
  /** The draft that it names itself. */
  readonly draft: Draft | undefined;
  readonly #plain = new Map<JsonNode, JsonRecord>();
  readonly #value: unknown;
  #references: References | undefined;
  #referredNames: ReadonlySet<string> | undefined;
  #check: ValueChecker | undefined;

  constructor(root: JsonNode) {
    this.root = root;
    this.places = schemaPlaces(root);
    this.#value = plainValue(root, this.#plain);
    this.draft = draftNamed(this.#value);
  }

  /** The schema at a place as a plain object; undefined for true, false, and what is no schema. */
  schemaAt(node: JsonNode): JsonRecord | undefined {
    return this.#plain.get(node);
  }

  get references(): References {
    this.#references ??= resolveReferences(this.#value);
    return this.#references;
  }

  /** Names at the top that a `$ref` leads into: some keep their definitions under a name of their own. */
  get referredNames(): ReadonlySet<string> {
    this.#referredNames ??= new Set(
      [...this.references.keys()].flatMap(({ $ref }) => /^#\/([^/]+)/.exec(String($ref))?.[1] ?? []),
    );
    return this.#referredNames;
  }

  /** Checks a value against a schema of this document. */
  get check(): ValueChecker {
    this.#check ??= valueChecker(this.#value);
    return this.#check;
  }
}

const known = new WeakMap<ParsedJson, SchemaReading>();

/** The schema in a document; undefined where there is none, because the document is empty or no object. */
export function readSchema({ parsed }: { parsed: ParsedJson }): SchemaReading | undefined {
  const { root } = parsed;
  if (root?.type !== 'object') return undefined;
  const reading = known.get(parsed) ?? new SchemaReading(root);
  known.set(parsed, reading);
  return reading;
}
