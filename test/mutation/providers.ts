import { findProvider } from '../../language/src/index.ts';
import { removeMember, renameKey } from '../../language/src/json/edits.ts';
import { type JsonNode, member, members, stringValue } from '../../language/src/json/tree.ts';
import { type Flow, type Mutant, misspelt, replaced } from './mutant.ts';

const OTHER_NAMES: Readonly<Record<string, string>> = {
  endpoint_id: 'endpoint',
  endpoint: 'endpoint_id',
  source_endpoint: 'source_endpoint_id',
  destination_endpoint: 'destination_endpoint_id',
  DATA: 'transfer_items',
};

/** Mistakes in what an action provider is called with. */
export function* providerMutants(flow: Flow): Generator<Mutant> {
  for (const { name: state, node } of flow.states) {
    const address = member(node, 'ActionUrl')?.value;
    const url = stringValue(address) ?? '';
    const provider = findProvider(url);
    const parameters = member(node, 'Parameters')?.value;
    if (!address || !provider || provider.deprecated) continue;
    const common = { file: 'definition', state } as const;
    const last = url.slice(url.lastIndexOf('/') + 1);
    yield {
      ...common,
      kind: 'misspell an address',
      what: `${state}: ${url}`,
      edit: replaced(address, JSON.stringify(url.slice(0, -last.length) + misspelt(last))),
    };
    yield {
      ...common,
      kind: 'write http for https',
      what: `${state}: ${url}`,
      edit: replaced(address, JSON.stringify(url.replace('https:', 'http:'))),
    };
    if (parameters?.type === 'object') yield* inParameters(flow, state, parameters, provider.inputSchema);
  }
}

function* inParameters(flow: Flow, state: string, parameters: JsonNode, schema: unknown): Generator<Mutant> {
  const properties = propertyOf(schema, 'properties');
  const required = propertyOf(schema, 'required');
  for (const m of members(parameters)) {
    const suffix = /\.[$=]$/.exec(m.name)?.[0] ?? '';
    const name = m.name.slice(0, m.name.length - suffix.length);
    const common = { file: 'definition', state, what: `${state}: ${m.name}` } as const;
    const own = propertyOf(properties, name);
    if (own === undefined) continue;
    yield { ...common, kind: 'misspell a parameter', edit: renameKey(m, misspelt(name) + suffix) };
    const other = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
    if (other !== undefined)
      yield {
        ...common,
        kind: 'take a parameter’s name from another provider',
        edit: renameKey(m, other + suffix),
      };
    if (Array.isArray(required) && required.includes(name))
      yield { ...common, kind: 'delete a needed parameter', edit: removeMember(flow.text, parameters, m) };
    const wrong = wrongValue(own);
    if (wrong !== undefined && m.value)
      yield {
        ...common,
        kind: 'give a parameter a wrong constant',
        edit: {
          span: { offset: m.key.offset, length: m.value.offset + m.value.length - m.key.offset },
          newText: `${JSON.stringify(name)}: ${wrong}`,
        },
      };
  }
}

/** A value that this schema refuses. */
function wrongValue(schema: unknown): string | undefined {
  if (propertyOf(schema, 'enum') !== undefined) return '"none of them"';
  if (propertyOf(schema, 'format') === 'uuid') return '"my-collection"';
  switch (propertyOf(schema, 'type')) {
    case 'string':
      return '7';
    case 'array':
    case 'object':
      return '"text"';
    case 'boolean':
    case 'integer':
    case 'number':
      return '"much"';
    default:
      return undefined;
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? new Map(Object.entries(value)).get(name)
    : undefined;
}
