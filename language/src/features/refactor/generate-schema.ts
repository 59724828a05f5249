import { companionCandidates } from '../../document/companions.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { layoutOf, printJson } from '../../json/layout.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';
import { changesOf } from './file-change.ts';
import { mergeSchema } from './merge-schema.ts';
import type { FileChange, Refactoring } from './refactoring.ts';
import { schemaFromUse } from './schema-from-use.ts';

/** Makes the input schema of what the flow reads, or adds to the one that there is what it lacks. */
export function generateSchema(flow: FlowDocument, { inputSchema }: FlowFiles): Refactoring[] {
  if (flow.broken || flow.states.length === 0) return [];
  const title = inputSchema
    ? 'Add what the flow reads to the input schema'
    : 'Generate the input schema from what the flow reads';
  const [uri] = companionCandidates(flow.uri);
  const changes = (): FileChange[] => {
    if (inputSchema)
      return changesOf(inputSchema, (text, root) => mergeSchema(text, root, schemaFromUse(flow)));
    return uri === undefined ? [] : [{ create: uri, text: inputSchemaText(flow) }];
  };
  return [{ kind: 'refactor.rewrite.inputSchema', title, changes }];
}

/** The text of a new input schema, in the manner of the definition. */
export function inputSchemaText(flow: FlowDocument): string {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', ...schemaFromUse(flow) };
  const layout = layoutOf(flow.text);
  return `${printJson(schema, layout)}${layout.newline}`;
}
