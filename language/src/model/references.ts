import { elements, type JsonNode, members, stringValue } from '../json/tree.ts';
import type { Flow, State } from './flow.ts';
import { field } from './spec.ts';

/** A string that is a JSONPath. */
export interface PathUse {
  node: JsonNode;
  text: string;
  /** Where it stands: a field (`ResultPath`) or a key of a template (`source_endpoint.$`). */
  name: string;
  access: 'read' | 'write';
  state: State | undefined;
}

/** A key of a template that ends in `.$` or `.=`. */
export interface DynamicKey {
  key: JsonNode;
  name: string;
  value: JsonNode | undefined;
  kind: 'path' | 'expression';
  state: State | undefined;
}

/** Every template: the values of `Parameters`. */
export function templates(flow: Flow): { node: JsonNode; state: State | undefined }[] {
  return flow.parts.flatMap(({ spec, node, state }) =>
    members(node)
      .filter(m => field(spec, m.name)?.role === 'template')
      .flatMap(m => (m.value?.type === 'object' ? [{ node: m.value, state }] : [])),
  );
}

/** The `.$` and `.=` keys of all templates, at any depth, in arrays too. */
export function dynamicKeys(flow: Flow): DynamicKey[] {
  const found: DynamicKey[] = [];
  const walk = (node: JsonNode | undefined, state: State | undefined) => {
    for (const { name, key, value } of members(node)) {
      if (name.endsWith('.$')) found.push({ key, name, value, kind: 'path', state });
      else if (name.endsWith('.=')) found.push({ key, name, value, kind: 'expression', state });
      else walk(value, state);
    }
    for (const element of elements(node)) walk(element, state);
  };
  for (const { node, state } of templates(flow)) walk(node, state);
  return found;
}

/** Every JSONPath of the flow but those inside expressions. */
export function pathUses(flow: Flow): PathUse[] {
  const uses: PathUse[] = [];
  const add = (
    node: JsonNode | undefined,
    name: string,
    access: PathUse['access'],
    state: State | undefined,
  ) => {
    const text = stringValue(node);
    if (node && text !== undefined) uses.push({ node, text, name, access, state });
  };
  for (const { spec, node, state } of flow.parts) {
    for (const { name, value } of members(node)) {
      const role = field(spec, name)?.role;
      if (role === 'path') add(value, name, 'read', state);
      else if (role === 'reference-path') add(value, name, 'write', state);
    }
  }
  for (const { name, value, kind, state } of dynamicKeys(flow))
    if (kind === 'path') add(value, name, 'read', state);
  return uses;
}
