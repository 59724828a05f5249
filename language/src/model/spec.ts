/** What a JSON value is, as the language's tables name it. */
export type ValueKind = 'string' | 'boolean' | 'integer' | 'number' | 'object' | 'array' | 'null';

/** What the text of a field means; features and rules ask for roles, not for field names. */
export type FieldRole =
  | 'state-name'
  | 'state-type'
  | 'path'
  | 'reference-path'
  | 'template'
  | 'action-url'
  | 'error-names'
  | 'run-as'
  | 'handler-type'
  | 'timestamp'
  | 'choice-rule'
  | 'choice-rules'
  | 'comparison';

export interface FieldSpec {
  name: string;
  kinds: readonly ValueKind[];
  required?: true;
  role?: FieldRole;
  /** In our own words, for hover and completion; Markdown. */
  doc: string;
  /** What holds when the field is left out. */
  default?: string;
}

/** One kind of object of the language: the fields it may have, and which of them exclude each other. */
export interface ObjectSpec {
  /** As a message names it: "an Action state". */
  title: string;
  fields: readonly FieldSpec[];
  /** At most one of each group may stand; with `needed`, exactly one must. */
  oneOf: readonly { names: readonly string[]; needed: boolean }[];
  /** Of these, the first makes the second idle; nobody refuses them. */
  idle?: readonly (readonly [string, string])[];
  /** Page of the official documentation. */
  page: string;
  byName: ReadonlyMap<string, FieldSpec>;
}

export function objectSpec(spec: Omit<ObjectSpec, 'byName'>): ObjectSpec {
  return { ...spec, byName: new Map(spec.fields.map(f => [f.name, f])) };
}

const DOCS = 'https://docs.globus.org/api/flows/authoring-flows/';

export function page(name: string): string {
  return `${DOCS}${name}/`;
}

export function field(spec: ObjectSpec, name: string): FieldSpec | undefined {
  return spec.byName.get(name);
}
