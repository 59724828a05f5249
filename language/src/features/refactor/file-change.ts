import { companionKind } from '../../document/recognise.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import type { Edit } from '../../json/text.ts';
import type { JsonNode } from '../../json/tree.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';
import type { FileChange } from './refactoring.ts';

/** The change of a file; none for one that is not there, is not well-formed, or is good as it is. */
export function changesOf(
  file: TextFile | undefined,
  edits: (text: string, root: JsonNode) => readonly Edit[],
): FileChange[] {
  const parsed = file && treeOf(file);
  if (!file || !parsed?.root || parsed.problems.length > 0) return [];
  const own = edits(file.text, parsed.root);
  return own.length === 0 ? [] : [{ file, edits: own }];
}

/** The files that runs are started with; what a test expects in the end is a payload too, but no input. */
export function runInputsOf({ payloads }: FlowFiles): TextFile[] {
  return payloads.filter(({ uri }) => companionKind(uri) === 'run-input');
}
