import type { FlowDocument } from '../../document/flow-document.ts';
import { isSameFile } from '../../document/project-flows.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import { elements, type JsonNode, member, stringValue } from '../../json/tree.ts';
import type { Mention } from './mention.ts';
import { mentionsInTest, mentionsInValue, stateNamesInTest } from './test-names.ts';

const payloads = new WeakMap<TextFile, readonly Mention[]>();
const tests = new WeakMap<TextFile, TestNames>();

/** What a flow test names. */
export interface TestNames {
  states: readonly JsonNode[];
  mentions: readonly Mention[];
}

/** The keys in a run input, or in a payload that a test expects. */
export function namesInPayload(file: TextFile): readonly Mention[] {
  return kept(payloads, file, root => [...mentionsInValue(root, [])]);
}

export function namesInTest(file: TextFile): TestNames {
  return kept(tests, file, root => ({
    states: [...stateNamesInTest(root)].filter(node => stringValue(node) !== undefined),
    mentions: [...mentionsInTest(root)],
  }));
}

/** The states of a definition that the project file suppresses findings in. */
export function statesInProject(projectFile: TextFile, { uri }: FlowDocument): JsonNode[] {
  const folder = projectFile.uri.slice(0, projectFile.uri.lastIndexOf('/') + 1);
  return elements(member(treeOf(projectFile).root, 'suppressions')?.value).flatMap(suppression => {
    const path = stringValue(member(suppression, 'file')?.value);
    const state = member(suppression, 'state')?.value;
    const named = path !== undefined && isSameFile(folder + path.replace(/^\.\//, ''), uri);
    return named && stringValue(state) !== undefined && state ? [state] : [];
  });
}

const NOTHING: JsonNode = {
  type: 'null',
  offset: 0,
  length: 0,
  value: null,
  members: [],
  elements: [],
  parent: undefined,
};

function kept<T>(known: WeakMap<TextFile, T>, file: TextFile, read: (root: JsonNode) => T): T {
  const value = known.get(file) ?? read(treeOf(file).root ?? NOTHING);
  known.set(file, value);
  return value;
}
