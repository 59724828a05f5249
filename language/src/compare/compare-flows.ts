import type { FlowDocument } from '../document/flow-document.ts';
import { plainValue } from '../json/value.ts';
import type { State } from '../model/state.ts';
import { type ValueChange, valueChanges } from './value-changes.ts';

/** What differs between two versions of a flow. States are told apart by name, and where that has changed, by what they do. */
export interface FlowChanges {
  /** The fields around the states: StartAt, Comment. */
  head: readonly ValueChange[];
  /** Indexes in the newer version. */
  added: readonly number[];
  /** Indexes in the older version. */
  removed: readonly number[];
  /** In the order of the newer version. */
  changed: readonly StateChange[];
}

/** A state of both versions that is not the same in them. */
export interface StateChange {
  /** Its index in the older and in the newer version. */
  before: number;
  after: number;
  /** Its name has changed; the names of its targets may have as well, which is no change of its own. */
  renamed: boolean;
  changes: readonly ValueChange[];
}

/** Compares two versions of a flow. The order of the states and of the fields in them does not matter. */
export function compareFlows(before: FlowDocument, after: FlowDocument): FlowChanges {
  const pairs = pairedByName(before, after);
  const renamed = pairRenamed(before, after, pairs);
  const changed: StateChange[] = [];
  const names = namesAfter(before, after, pairs);
  for (const [older, newer] of [...pairs].sort(([, a], [, b]) => a - b)) {
    const changes = changesOf(before.states[older], after.states[newer], names);
    if (changes.length > 0 || renamed.has(older))
      changed.push({ before: older, after: newer, renamed: renamed.has(older), changes });
  }
  const found = new Set(pairs.values());
  return {
    head: headChanges(before, after, names),
    added: indexesOf(after).filter(index => !found.has(index)),
    removed: indexesOf(before).filter(index => !pairs.has(index)),
    changed,
  };
}

/** By index in the older version the index in the newer one. */
type Pairs = Map<number, number>;

function pairedByName(before: FlowDocument, after: FlowDocument): Pairs {
  return new Map(
    indexesOf(before).flatMap(index => {
      const other = after.graph.byName.get(before.states[index]?.name ?? '');
      return other === undefined ? [] : [[index, other] as const];
    }),
  );
}

/** Pairs states that are left over on both sides and are clearly the same under another name; adds them to the pairs. */
function pairRenamed(before: FlowDocument, after: FlowDocument, pairs: Pairs): ReadonlySet<number> {
  const renamed = new Set<number>();
  const taken = new Set(pairs.values());
  for (const least of [1, HALF]) {
    const left = (flow: FlowDocument, known: { has(index: number): boolean }) =>
      indexesOf(flow)
        .filter(index => !known.has(index))
        .map(index => ({ index, doing: doingOf(flow.states[index]) }));
    const [older, newer] = [left(before, pairs), left(after, taken)];
    const isAlike = (a: Doing, b: Doing) => likeness(a, b) >= least;
    for (const { index, doing } of older) {
      const [same, ...more] = newer.filter(other => isAlike(doing, other.doing));
      if (!same || more.length > 0) continue;
      if (older.some(other => other.index !== index && isAlike(other.doing, same.doing))) continue;
      pairs.set(index, same.index);
      taken.add(same.index);
      renamed.add(index);
    }
  }
  return renamed;
}

const HALF = 0.5;

/** The fields of a state as texts by name. Where it leads is left out: the names of its targets may have changed too. */
type Doing = ReadonlyMap<string, string>;

function doingOf(state: State | undefined): Doing {
  const members = (state?.node?.members ?? []).filter(({ name }) => !LEADS.has(name));
  return new Map(members.map(({ name, value }) => [name, value ? JSON.stringify(plainValue(value)) : '']));
}

const LEADS: ReadonlySet<string> = new Set(['Next', 'Default', 'Comment']);

/** How many of their fields two states of the same type have in common, from 0 to 1. */
function likeness(a: Doing, b: Doing): number {
  if (a.get('Type') !== b.get('Type')) return 0;
  const names = new Set([...a.keys(), ...b.keys()]);
  const alike = [...names].filter(name => name !== 'Type' && a.get(name) === b.get(name)).length;
  return names.size > 1 ? alike / (names.size - 1) : 1;
}

/** By its name in the older version the name of a state in the newer one. */
function namesAfter(before: FlowDocument, after: FlowDocument, pairs: Pairs): ReadonlyMap<string, string> {
  return new Map(
    [...pairs].map(([older, newer]) => [before.states[older]?.name ?? '', after.states[newer]?.name ?? '']),
  );
}

function changesOf(
  before: State | undefined,
  after: State | undefined,
  names: ReadonlyMap<string, string>,
): ValueChange[] {
  if (!before?.node || !after?.node || before.text === after.text) return [];
  return valueChanges(before.node, after.node).filter(change => !isRenamedTarget(change, names));
}

/** It names the same state, which has another name now. */
function isRenamedTarget({ steps, before, after }: ValueChange, names: ReadonlyMap<string, string>): boolean {
  const field = steps.at(-1);
  if (field !== 'Next' && field !== 'Default' && field !== 'StartAt') return false;
  return names.get(String(before?.value)) === after?.value;
}

function headChanges(
  before: FlowDocument,
  after: FlowDocument,
  names: ReadonlyMap<string, string>,
): ValueChange[] {
  const [older, newer] = [before.head.root, after.head.root];
  if (!older || !newer) return [];
  return valueChanges(older, newer).filter(change => !isRenamedTarget(change, names));
}

/** Of states with the same name the last, as the service reads it; in document order. */
function indexesOf({ graph }: FlowDocument): number[] {
  return [...graph.byName.values()].sort((a, b) => a - b);
}
