import type { FlowDocument } from '../document/flow-document.ts';
import type { JsonNode } from '../json/tree.ts';
import { actionUrlOf } from '../model/provider-of.ts';
import type { State } from '../model/state.ts';
import { findProvider } from '../providers/catalogue.ts';
import { fieldWords, headWords, kindWords, stateWords } from './change-words.ts';
import { compareFlows } from './compare-flows.ts';
import { valueChanges } from './value-changes.ts';

/** What differs between two versions of a flow, in words. */
export interface FlowDiff {
  /** Of the fields around the states. */
  flow: readonly string[];
  added: readonly StateWords[];
  removed: readonly StateWords[];
  changed: readonly ChangedState[];
  /** What only one of the versions calls: a flow needs consent for each action provider. */
  calls: { added: readonly Called[]; removed: readonly Called[] };
}

export interface StateWords {
  name: string;
  /** Its type, and what it calls. */
  kind: string;
}

export interface ChangedState {
  name: string;
  /** Its name in the older version, where that was another one. */
  was: string | undefined;
  changes: readonly string[];
}

export interface Called {
  url: string;
  /** Empty for an action provider that the catalogue does not have. */
  title: string;
  /** The scope that the flow needs for it, where that is known. */
  scope: string | undefined;
}

/** The differences between two versions of a flow; without the older one, all of it is new. */
export function flowDiff(before: FlowDocument | undefined, after: FlowDocument | undefined): FlowDiff {
  const compared = before && after ? compareFlows(before, after) : undefined;
  const told = (flow: FlowDocument | undefined, indexes: readonly number[] | undefined) =>
    (indexes ?? [...(flow?.states.keys() ?? [])]).flatMap(index => {
      const state = flow?.states[index];
      return state ? [{ name: state.name, kind: kindWords(state) }] : [];
    });
  const [older, newer] = [calledBy(before), calledBy(after)];
  return {
    flow: compared ? headWords(compared) : [],
    added: told(after, compared?.added),
    removed: told(before, compared?.removed),
    changed:
      before && after && compared
        ? compared.changed.map(change => ({
            name: after.states[change.after]?.name ?? '',
            was: change.renamed ? before.states[change.before]?.name : undefined,
            changes: stateWords(change, before, after),
          }))
        : [],
    calls: { added: without(newer, older), removed: without(older, newer) },
  };
}

/** Whether both versions say the same. */
export function isSameFlow({ flow, added, removed, changed }: FlowDiff): boolean {
  return flow.length + added.length + removed.length + changed.length === 0;
}

/** What differs between two values, such as input schemas, in words. */
export function valueDiff(before: JsonNode, after: JsonNode): string[] {
  return valueChanges(before, after).map(fieldWords);
}

function calledBy(flow: FlowDocument | undefined): Map<string, Called> {
  const urls = (flow?.states ?? []).flatMap((state: State) => actionUrlOf(state) ?? []);
  return new Map(
    urls.map(url => {
      const provider = findProvider(url);
      return [url, { url, title: provider?.title ?? '', scope: provider?.scope }];
    }),
  );
}

function without(calls: ReadonlyMap<string, Called>, others: ReadonlyMap<string, Called>): Called[] {
  return [...calls.values()].filter(({ url }) => !others.has(url));
}
