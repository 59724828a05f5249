import { FlowDocument, knowledgeOf, type TextFile } from '../../language/src/index.ts';
import type { JsonObject } from '../../runtime/src/index.ts';
import { requiredText, textIn } from './arguments.ts';
import type { Workspace } from './tool.ts';

/** What tools about a flow take. */
export const DEFINITION_ARGUMENTS = {
  definition: {
    type: 'string',
    description: 'The flow definition: its JSON text, or the path of its file in the workspace.',
  },
  input_schema: {
    type: 'string',
    description:
      'The input schema: its JSON text, or the path of its file. Left out, the one beside the file of the definition is taken.',
  },
} satisfies JsonObject;

/** The same for tools that take nothing else. */
export const DEFINITION_INPUT = {
  type: 'object',
  properties: DEFINITION_ARGUMENTS,
  required: ['definition'],
  additionalProperties: false,
} satisfies JsonObject;

/** A definition and its input schema, as the arguments of a tool have them. */
export interface Given {
  file: TextFile;
  inputSchema: TextFile | undefined;
}

export async function givenDefinition(args: JsonObject, workspace: Workspace): Promise<Given> {
  const asked = requiredText(args, 'definition');
  const schema = textIn(args, 'input_schema');
  const file = await textOrFile(asked, 'given.flow.json', workspace);
  if (schema !== undefined)
    return { file, inputSchema: await textOrFile(schema, 'given.schema.json', workspace) };
  return { file, inputSchema: isText(asked) ? undefined : await workspace.inputSchemaOf(file) };
}

/** The definition, ready to be asked. Throws where it is no flow at all. */
export function opened({ file, inputSchema }: Given): FlowDocument {
  const flow = new FlowDocument(file.uri, file.text, knowledgeOf(inputSchema));
  if (flow.states.length > 0) return flow;
  throw new Error('It has no States: a flow definition is a JSON object with StartAt and States.');
}

function isText(given: string): boolean {
  return given.trimStart().startsWith('{');
}

async function textOrFile(given: string, name: string, workspace: Workspace): Promise<TextFile> {
  return isText(given) ? { uri: `untitled:/${name}`, text: given } : workspace.read(given);
}
