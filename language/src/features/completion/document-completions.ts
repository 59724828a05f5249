import type { DocumentKind } from '../../document/recognise.ts';
import { treeOf } from '../../document/text-file.ts';
import { flowTestSchema, projectFileSchema } from '../../documents/own-schemas.ts';
import { pointerOf } from '../../json/pointer.ts';
import { memberOf } from '../../json/tree.ts';
import { plainValue } from '../../json/value.ts';
import { schemasAt } from '../../schema/schemas-at.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';
import { stateNamesInTest } from '../navigation/test-names.ts';
import { propertiesBySchema, valuesOf } from './by-schema.ts';
import { cursorAt } from './cursor.ts';
import { type TypedNode, typedNode } from './document-text.ts';
import { type Completion, type ItemWriter, itemWriter } from './item.ts';
import { schemaCompletions } from './schema-keywords.ts';

/** What may stand at an offset of an input schema, a run input, a flow test or the project file, best first. */
export function documentCompletions(
  text: string,
  kind: DocumentKind,
  files: FlowFiles,
  offset: number,
): Completion[] {
  const cursor = cursorAt(text, offset);
  const typed = cursor && typedNode(text, cursor);
  if (!typed) return [];
  const write = itemWriter(cursor);
  if (kind === 'input-schema') return schemaCompletions(typed, write);
  if (kind === 'flow-test' && namesState(typed)) return stateNames(typed, files, write);
  const { schema, steps } = schemaFor(kind, files, pointerOf(typed.node));
  if (schema === undefined) return [];
  const own = memberOf(typed.node);
  const object = typed.node.parent;
  if (own?.key === typed.node)
    return object ? propertiesBySchema(schema, steps.slice(0, -1), object, write) : [];
  return valuesOf(schemasAt(schema, steps), write);
}

function namesState({ root, node }: TypedNode): boolean {
  for (const named of stateNamesInTest(root)) if (named === node) return true;
  return false;
}

function stateNames({ node }: TypedNode, { definitions }: FlowFiles, write: ItemWriter): Completion[] {
  const isKey = memberOf(node)?.key === node;
  const present = new Set(isKey ? node.parent?.members.map(({ name }) => name) : []);
  return definitions
    .flatMap(({ states }) => states)
    .filter(({ name }) => !present.has(name))
    .map(({ name, type }, rank) => {
      const about = { kind: 'state' as const, rank, detail: type ?? '' };
      return isKey ? write.key(name, '{ $1 }', about) : write.value(JSON.stringify(name), about);
    });
}

type Steps = ReturnType<typeof pointerOf>;

/** The schema of a document, and the place in what it describes; an input in a test is described by the input schema. */
function schemaFor(
  kind: DocumentKind,
  { inputSchema }: FlowFiles,
  steps: Steps,
): { schema: unknown; steps: Steps } {
  const root = inputSchema && treeOf(inputSchema).root;
  const ofInput = root && plainValue(root);
  switch (kind) {
    case 'run-input':
      return { schema: ofInput, steps };
    case 'flow-test':
      return steps[0] === 'cases' && steps[2] === 'input' && steps.length > 3
        ? { schema: ofInput, steps: steps.slice(3) }
        : { schema: flowTestSchema, steps };
    case 'project-file':
      return { schema: projectFileSchema, steps };
    default:
      return { schema: undefined, steps };
  }
}
