import type { FlowDocument } from '../../document/flow-document.ts';
import type { TextFile } from '../../document/text-file.ts';
import type { Edit, Span } from '../../json/text.ts';
import type { JsonNode } from '../../json/tree.ts';
import type { State } from '../../model/state.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';

/** What a refactoring does to one file: changes of its text, or a file that is not there yet. */
export type FileChange = { file: TextFile; edits: readonly Edit[] } | { create: string; text: string };

/** A change of code that is asked for, not one that mends something. */
export interface Refactoring {
  /** The kind of code action as LSP has it; the part behind `refactor.` is of our own choice. */
  kind: string;
  title: string;
  /** Computed when it is chosen; the whole document may be read for it. */
  changes(): readonly FileChange[];
}

/** Where in a state a refactoring is asked for. Offsets of `node` are those of the state. */
export interface StatePlace {
  flow: FlowDocument;
  index: number;
  state: State;
  /** The innermost key or value. */
  node: JsonNode | undefined;
  files: FlowFiles;
}

/** The place of a stretch of a definition; undefined outside of every state, and in a state that is not well-formed. */
export function statePlace(flow: FlowDocument, { offset }: Span, files: FlowFiles): StatePlace | undefined {
  const { index, node } = flow.locate(offset);
  const state = index === undefined ? undefined : flow.states[index];
  if (index === undefined || !state?.node || state.problems.length > 0 || flow.head.problems.length > 0)
    return undefined;
  return { flow, index, state, node, files };
}

/** A refactoring of the definition alone. `edits` have the offsets of the document. */
export function inDefinition(
  flow: FlowDocument,
  kind: string,
  title: string,
  edits: () => readonly Edit[],
): Refactoring {
  return { kind, title, changes: () => [{ file: flow, edits: edits() }] };
}
