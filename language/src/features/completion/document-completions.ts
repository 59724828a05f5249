import type { DocumentKind } from '../../document/recognise.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import { flowTestSchema, projectFileSchema } from '../../documents/own-schemas.ts';
import { type Pointer, pointerOf } from '../../json/pointer.ts';
import { memberOf } from '../../json/tree.ts';
import { plainValue } from '../../json/value.ts';
import { schemasAt } from '../../schema/schemas-at.ts';
import { stateNamesInTest } from '../navigation/test-names.ts';
import { propertiesBySchema, valuesOf } from './by-schema.ts';
import { cursorAt } from './cursor.ts';
import { type TypedNode, typedNode } from './document-text.ts';
import { stringAt } from './in-string.ts';
import { type Completion, type ItemWriter, itemWriter } from './item.ts';
import { placeholders, projectValues, triggeredFlow } from './project-values.ts';
import { schemaCompletions } from './schema-keywords.ts';
import type { Surroundings } from './surroundings.ts';
import { testKeys, testValues } from './test-values.ts';

/** What may stand at an offset of an input schema, a run input, a flow test or the project file, best first. */
export function documentCompletions(
  text: string,
  kind: DocumentKind,
  around: Surroundings,
  offset: number,
): Completion[] {
  const cursor = cursorAt(text, offset);
  const typed = cursor && typedNode(text, cursor);
  if (!typed) return [];
  const write = itemWriter(cursor);
  if (kind === 'input-schema') return schemaCompletions(typed, around, write);
  if (kind === 'flow-test' && namesState(typed)) return stateNames(typed, around, write);
  const { root, node } = typed;
  const at = stringAt(cursor, offset);
  const steps = pointerOf(node);
  const described = schemaFor(kind, around, typed, steps);
  const own = memberOf(node);
  if (own?.key === node) {
    const special = kind === 'flow-test' ? testKeys(typed, around, at, write) : undefined;
    if (special || !node.parent) return special ?? [];
    return propertiesBySchema(described.schema, described.steps.slice(0, -1), node.parent, write);
  }
  const special =
    kind === 'flow-test'
      ? testValues(typed, around, write)
      : kind === 'project-file'
        ? projectValues(node, around, write)
        : undefined;
  if (special) return special;
  const values = valuesOf(schemasAt(described.schema, described.steps), write);
  const triggered = kind === 'project-file' && triggeredFlow(root, steps, around) !== undefined;
  return triggered ? [...values, ...placeholders(at, write)] : values;
}

function namesState({ root, node }: TypedNode): boolean {
  for (const named of stateNamesInTest(root)) if (named === node) return true;
  return false;
}

function stateNames({ node }: TypedNode, { definitions }: Surroundings, write: ItemWriter): Completion[] {
  const isKey = memberOf(node)?.key === node;
  const present = new Set(isKey ? node.parent?.members.map(({ name }) => name) : []);
  const answers = pointerOf(node).includes('mocks');
  return definitions
    .flatMap(({ states }) => states)
    .filter(({ name, type }) => !present.has(name) && (!answers || type === undefined || MOCKED.has(type)))
    .map(({ name, type }, rank) => {
      const about = { kind: 'state' as const, rank, type: type ?? 'no type' };
      return isKey ? write.key(name, '{ $1 }', about) : write.string(name, about);
    });
}

/** Only these ask something that a mock can answer. */
const MOCKED: ReadonlySet<string> = new Set(['Action', 'AwaitWebInput', 'CreateWebInput']);

/** The schema of a document, and the place in what it describes; an input in it is described by the input schema. */
function schemaFor(
  kind: DocumentKind,
  around: Surroundings,
  { root }: TypedNode,
  steps: Pointer,
): { schema: unknown; steps: Pointer } {
  switch (kind) {
    case 'run-input':
      return { schema: schemaIn(around.inputSchema), steps };
    case 'flow-test':
      return steps[0] === 'cases' && steps[2] === 'input' && steps.length > 3
        ? { schema: schemaIn(around.inputSchema), steps: steps.slice(3) }
        : { schema: flowTestSchema, steps };
    case 'project-file': {
      const flow = triggeredFlow(root, steps, around);
      return flow
        ? { schema: schemaIn(flow.inputSchema), steps: steps.slice(3) }
        : { schema: projectFileSchema, steps };
    }
    default:
      return { schema: undefined, steps };
  }
}

function schemaIn(file: TextFile | undefined): unknown {
  const root = file && treeOf(file).root;
  return root && plainValue(root);
}
