import {
  type FlowDiff,
  FlowDocument,
  flowDiff,
  graphView,
  isSameFlow,
  type JsonNode,
  parseJson,
  valueDiff,
} from '../../../language/src/index.ts';
import { mermaidOf } from '../../../picture/src/index.ts';
import type { CheckedKind, Finding } from '../check/result.ts';
import { needsOf } from './needs.ts';
import type { SideFile } from './side.ts';

/** What has become of one file between two versions. */
export interface FileReview {
  /** In the newer version; in the older one where it is gone. */
  path: string;
  /** Its path in the older version, where that was another one. */
  was: string | undefined;
  kind: CheckedKind;
  /** `unclaimed`: it is there still, but no longer belongs to a flow. */
  status: 'added' | 'removed' | 'unclaimed' | 'changed' | 'same';
  /** Of a flow definition. */
  flow: FlowReview | undefined;
  /** Of any other file, in words. */
  changes: readonly string[];
  findings: { added: readonly Finding[]; removed: readonly Finding[] };
}

export interface FlowReview extends FlowDiff {
  /** What runs need access to in one version only, in words. */
  needs: { added: readonly string[]; removed: readonly string[] };
  /** The flow as a Mermaid flowchart in each version that has it, where its states or the ways between them have changed. */
  graphs: { before: string | undefined; after: string | undefined } | undefined;
}

/** Compares a file in two versions, of which one may lack it; undefined where nothing is new, in findings neither. */
export function reviewFile(
  before: SideFile | undefined,
  after: SideFile | undefined,
): FileReview | undefined {
  const file = after ?? before;
  if (!file) return undefined;
  const flow = flowReview(before, after);
  const changes = flow ? [] : valueChanges(before, after);
  const findings = findingsDiff(before, after, flow);
  const same = flow ? isSameFlow(flow) : changes.length === 0;
  const status = !before ? 'added' : !after ? 'removed' : same ? 'same' : 'changed';
  const was = before && after && before.path !== after.path ? before.path : undefined;
  if (status === 'same' && !was && findings.added.length + findings.removed.length === 0) return undefined;
  return { path: file.path, was, kind: file.kind, status, flow, changes, findings };
}

function flowReview(before: SideFile | undefined, after: SideFile | undefined): FlowReview | undefined {
  const [older, newer] = [flowIn(before), flowIn(after)];
  if (!older && !newer) return undefined;
  const diff = flowDiff(older, newer);
  const graphs = { before: graphOf(older), after: graphOf(newer) };
  const needs = needsDiff(older, newer);
  return { ...diff, needs, graphs: graphs.before === graphs.after ? undefined : graphs };
}

function needsDiff(before: FlowDocument | undefined, after: FlowDocument | undefined): FlowReview['needs'] {
  const [older, newer] = [before ? needsOf(before) : [], after ? needsOf(after) : []];
  return {
    added: newer.filter(need => !older.includes(need)),
    removed: older.filter(need => !newer.includes(need)),
  };
}

function flowIn(file: SideFile | undefined): FlowDocument | undefined {
  return file?.document instanceof FlowDocument ? file.document : undefined;
}

function graphOf(flow: FlowDocument | undefined): string | undefined {
  return flow && mermaidOf(graphView(flow, []));
}

/** What differs in a document that is no definition; of flow tests by the names of the cases. */
function valueChanges(before: SideFile | undefined, after: SideFile | undefined): string[] {
  const [older, newer] = [rootOf(before), rootOf(after)];
  if (!older || !newer) return [];
  return (after?.kind === 'flow-test' && caseChanges(older, newer)) || valueDiff(older, newer);
}

function rootOf(file: SideFile | undefined): JsonNode | undefined {
  return file && parseJson(file.text).root;
}

/** Undefined where something else than the cases has changed, or cases have no names of their own. */
function caseChanges(before: JsonNode, after: JsonNode): string[] | undefined {
  const [older, newer] = [casesOf(before), casesOf(after)];
  if (!older || !newer) return undefined;
  const rest = (root: JsonNode) => ({ ...root, members: root.members.filter(m => m.name !== 'cases') });
  const changed = [...newer].flatMap(([name, node]) => {
    const former = older.get(name);
    if (!former) return [`case “${name}” is new`];
    return valueDiff(former, node).length > 0 ? [`case “${name}” has changed`] : [];
  });
  const gone = [...older.keys()].filter(name => !newer.has(name)).map(name => `case “${name}” is gone`);
  return [...valueDiff(rest(before), rest(after)), ...changed, ...gone];
}

function casesOf(root: JsonNode): Map<string, JsonNode> | undefined {
  const cases = root.members.findLast(m => m.name === 'cases')?.value?.elements ?? [];
  const named = new Map(
    cases.map(node => [String(node.members.find(m => m.name === 'name')?.value?.value ?? ''), node]),
  );
  return named.size === cases.length && !named.has('') ? named : undefined;
}

/** The findings that only one version has. Where they stand does not matter, nor that a state has another name now. */
function findingsDiff(
  before: SideFile | undefined,
  after: SideFile | undefined,
  flow: FlowReview | undefined,
): FileReview['findings'] {
  const renamed = (flow?.changed ?? []).flatMap(({ name, was }) =>
    was === undefined ? [] : [[name, was] as const],
  );
  const keyOf = ({ rule, message }: Finding) =>
    `${rule} ${renamed.reduce((text, [name, was]) => text.replaceAll(`“${name}”`, `“${was}”`), message)}`;
  const [older, newer] = [before?.findings ?? [], after?.findings ?? []];
  return { added: without(newer, older, keyOf), removed: without(older, newer, keyOf) };
}

function without(
  findings: readonly Finding[],
  others: readonly Finding[],
  keyOf: (finding: Finding) => string,
): Finding[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return findings.filter(finding => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}
