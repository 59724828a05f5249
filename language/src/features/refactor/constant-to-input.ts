import type { FlowDocument } from '../../document/flow-document.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import { elements, type JsonNode, member, members } from '../../json/tree.ts';
import { isSecretKey, isSecretValue } from '../../model/secrets.ts';
import { printPath } from '../../path/print.ts';
import type { JsonRecord } from '../../schema/json-value.ts';
import { asRead, type ConstantParameter, constantAt } from './constant-parameter.ts';
import { changesOf, runInputsOf } from './file-change.ts';
import { mergeSchema, type WantedObject } from './merge-schema.ts';
import { mergeValue } from './merge-value.ts';
import { specOf } from './parameter-spec.ts';
import type { Refactoring, StatePlace } from './refactoring.ts';
import { schemaOfSpec, schemaOfValue } from './schema-of.ts';

/** Lets each run bring what is a constant now; the schema declares it, and the inputs that are there bring the constant. */
export function constantToInput(place: StatePlace): Refactoring[] {
  const { flow, index, files } = place;
  const constant = constantAt(place);
  if (!constant || constant.plain === null) return [];
  return [
    {
      kind: 'refactor.extract.input',
      title: `Turn “${constant.member.name}” into an input`,
      changes: () => {
        const steps = inputSteps(flow, files.inputSchema, constant.member.name);
        const value = nested(steps, constant.plain);
        const reads = asRead(constant, printPath(steps)).map(edit => flow.editOf(index, edit));
        return [
          { file: flow, edits: reads },
          ...changesOf(files.inputSchema, (text, root) =>
            mergeSchema(text, root, declaration(place, constant, steps)),
          ),
          ...runInputsOf(files).flatMap(file =>
            changesOf(file, (text, root) => mergeValue(text, root, value)),
          ),
          ...files.tests.flatMap(({ file }) =>
            changesOf(file, (text, root) =>
              caseInputs(root).flatMap(input => mergeValue(text, input, value)),
            ),
          ),
        ];
      },
    },
  ];
}

/** Under the object that all inputs are in, if there is one; else at the top. */
function inputSteps(flow: FlowDocument, schema: TextFile | undefined, name: string): string[] {
  const properties = member(schema && treeOf(schema).root, 'properties')?.value;
  const [only, ...others] = members(properties);
  const inside =
    only?.name === 'input' && others.length === 0 ? member(only.value, 'properties')?.value : undefined;
  const taken = new Set(members(inside ?? properties).map(m => m.name));
  if (!inside) for (const state of flow.states) for (const key of state.readKeys) taken.add(key);
  const isFree = (key: string) =>
    !taken.has(key) && (inside !== undefined || !flow.facts.payload.isWritten(key));
  let key = name;
  for (let i = 2; !isFree(key); i++) key = `${name}${i}`;
  return inside ? ['input', key] : [key];
}

/** The schema of an input with that one property. */
function declaration(
  { state }: StatePlace,
  { member: { key, name }, plain }: ConstantParameter,
  steps: readonly string[],
): WantedObject {
  const spec = specOf(state, key);
  const known = spec ? schemaOfSpec(spec) : {};
  const schema = Object.keys(known).length > 0 ? known : schemaOfValue(plain);
  const secret = isSecretKey(name) || (typeof plain === 'string' && isSecretValue(plain));
  // What it was until now is what most runs will go on with; a credential is nothing to be written down again.
  return declared(steps, secret ? schema : { ...schema, default: plain });
}

function declared([first = '', ...rest]: readonly string[], schema: object): WantedObject {
  const inner = rest.length > 0 ? declared(rest, schema) : schema;
  return { type: 'object', required: [first], properties: { [first]: inner } };
}

function nested([first = '', ...rest]: readonly string[], value: unknown): JsonRecord {
  return { [first]: rest.length > 0 ? nested(rest, value) : value };
}

function caseInputs(root: JsonNode): JsonNode[] {
  return elements(member(root, 'cases')?.value).flatMap(one => member(one, 'input')?.value ?? []);
}
