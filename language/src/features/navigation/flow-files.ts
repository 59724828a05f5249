import type { FlowDocument } from '../../document/flow-document.ts';
import type { TextFile } from '../../document/text-file.ts';

/** The files in which the states of a flow and the keys of its payload have names. */
export interface FlowFiles {
  /** The definition; of an input schema that several share, all. */
  definitions: readonly FlowDocument[];
  inputSchema: TextFile | undefined;
  /** Run inputs, and payloads that tests expect. */
  payloads: readonly TextFile[];
  tests: readonly FlowTestFile[];
  /** It may suppress findings in states. */
  projectFile: TextFile | undefined;
}

export interface FlowTestFile {
  file: TextFile;
  /** The address of the definition that it tests. */
  definition: string;
}

/** What a definition says by itself, and its input schema. */
export function filesOf(flow: FlowDocument): FlowFiles {
  const inputSchema = flow.knowledge.schemaFile;
  return { definitions: [flow], inputSchema, payloads: [], tests: [], projectFile: undefined };
}
