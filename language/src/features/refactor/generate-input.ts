import { isSameFile } from '../../document/project-flows.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import { layoutOf, printJson } from '../../json/layout.ts';
import { plainValue } from '../../json/value.ts';
import { inputSkeleton } from '../../schema/input-skeleton.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';
import { changesOf, runInputsOf } from './file-change.ts';
import { mergeValue } from './merge-value.ts';
import type { FileChange, Refactoring } from './refactoring.ts';

/** Makes a run input that the input schema asks for, or adds to the one that is asked about what it lacks. */
export function generateInput(file: TextFile, files: FlowFiles): Refactoring[] {
  const schema = files.inputSchema;
  const root = schema && treeOf(schema).root;
  if (!schema || root?.type !== 'object') return [];
  const own = runInputsOf(files).find(({ uri }) => isSameFile(uri, file.uri));
  const uri = inputBeside(files.definitions[0]?.uri ?? schema.uri, runInputsOf(files));
  const changes = (): FileChange[] => {
    const input = inputSkeleton(plainValue(root));
    if (own) return changesOf(own, (text, node) => mergeValue(text, node, input));
    const layout = layoutOf(schema.text);
    return [{ create: uri, text: `${printJson(input, layout)}${layout.newline}` }];
  };
  const title = own ? 'Add what the input schema asks for' : 'Generate a run input from the input schema';
  return [{ kind: 'refactor.rewrite.runInput', title, changes }];
}

/** A name that no other run input has. */
function inputBeside(uri: string, inputs: readonly TextFile[]): string {
  const stem = uri.replace(/(?:\.flow|\.schema)?\.json$/i, '');
  const isFree = (name: string) => !inputs.some(input => isSameFile(input.uri, name));
  let name = `${stem}.input.json`;
  for (let i = 2; !isFree(name); i++) name = `${stem}-${i}.input.json`;
  return name;
}
