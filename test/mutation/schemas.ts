import { parseJson } from '../../language/src/index.ts';
import { removeMember, renameKey } from '../../language/src/json/edits.ts';
import { elements, member, members, stringValue } from '../../language/src/json/tree.ts';
import { type Flow, type Mutant, misspelt } from './mutant.ts';

/** Changes to the input schema that the definition does not follow. */
export function* schemaMutants(flow: Flow): Generator<Mutant> {
  if (flow.schema === undefined) return;
  const { root } = parseJson(flow.schema);
  const properties = member(root, 'properties')?.value;
  const required = elements(member(root, 'required')?.value).map(stringValue);
  if (!properties) return;
  for (const m of members(properties)) {
    const what = `schema: ${m.name}`;
    const written = flow.states.some(s => stringValue(member(s.node, 'ResultPath')?.value) === `$.${m.name}`);
    if (written || !isReadUnguarded(flow, m.name)) continue;
    const common = { file: 'schema', what } as const;
    yield {
      ...common,
      kind: 'delete an input from the schema',
      edit: removeMember(flow.schema, properties, m),
    };
    yield { ...common, kind: 'misspell an input in the schema', edit: renameKey(m, misspelt(m.name)) };
    const at = required.indexOf(m.name);
    const list = member(root, 'required')?.value;
    const element = elements(list)[at];
    if (element)
      yield {
        ...common,
        kind: 'make an input optional',
        edit: { span: { offset: element.offset, length: element.length }, newText: '"surplus"' },
      };
  }
}

/** Read by a path and asked for by no Choice, so that it must be there. */
function isReadUnguarded(flow: Flow, name: string): boolean {
  const asked = new RegExp(`"Variable": *"\\$\\.${name}\\b[^}]*"IsPresent"`).test(flow.text);
  return !asked && new RegExp(`\\.\\$": *"\\$\\.${name}\\b`).test(flow.text);
}
