import type { JsonNode, Member } from '../json/tree.ts';
import { elements, member, members, stringValue } from '../json/tree.ts';
import { CATCHER_SPEC, FLOW_SPEC, HANDLER_SPECS, NESTED_RULE_SPEC, RULE_SPEC } from './part-specs.ts';
import type { ObjectSpec } from './spec.ts';
import { isStateType, STATE_SPECS, type StateType } from './state-specs.ts';

/** A state as far as it can be read; everything but its name may be missing. */
export interface State {
  name: string;
  key: JsonNode;
  node: JsonNode | undefined;
  type: StateType | undefined;
  /** The members by name; of duplicates the last. */
  fields: ReadonlyMap<string, Member>;
}

/** An object whose fields the language prescribes: the definition, a state, a catcher, a handler, a choice rule. */
export interface Part {
  spec: ObjectSpec;
  node: JsonNode;
  /** The state it belongs to; undefined for the definition itself. */
  state: State | undefined;
}

/** A way from one state to another, as it is written; `to` need not exist. */
export interface Transition {
  /** Undefined for `StartAt`. */
  from: State | undefined;
  to: string;
  /** The string that names the target. */
  node: JsonNode;
  via: 'StartAt' | 'Next' | 'Default' | 'Catch' | 'Choices';
}

/** The tolerant model of a definition. */
export interface Flow {
  root: JsonNode | undefined;
  startAt: Member | undefined;
  /** In document order; of states with the same name all. */
  states: readonly State[];
  /** Of states with the same name the last, as the service reads it. */
  byName: ReadonlyMap<string, State>;
  parts: readonly Part[];
  transitions: readonly Transition[];
}

/** Reads whatever is there; never throws. */
export function readFlow(root: JsonNode | undefined): Flow {
  const startAt = member(root, 'StartAt');
  const states = members(member(root, 'States')?.value).map(readState);
  const parts: Part[] = [];
  const transitions: Transition[] = [];
  const go = (from: State | undefined, target: JsonNode | undefined, via: Transition['via']) => {
    const to = stringValue(target);
    if (target && to !== undefined) transitions.push({ from, to, node: target, via });
  };
  if (root?.type === 'object') parts.push({ spec: FLOW_SPEC, node: root, state: undefined });
  go(undefined, startAt?.value, 'StartAt');
  for (const state of states) {
    if (!state.node || !state.type) continue;
    parts.push({ spec: STATE_SPECS[state.type], node: state.node, state });
    const allowed = (name: string) => STATE_SPECS[state.type ?? 'Fail'].fields.some(f => f.name === name);
    if (allowed('Next')) go(state, state.fields.get('Next')?.value, 'Next');
    if (allowed('Default')) go(state, state.fields.get('Default')?.value, 'Default');
    if (allowed('Catch')) readCatchers(state, parts, go);
    if (allowed('Choices')) readRules(state, parts, go);
    if (allowed('Handler')) readHandler(state, parts);
  }
  return { root, startAt, states, byName: new Map(states.map(s => [s.name, s])), parts, transitions };
}

function readState({ name, key, value }: Member): State {
  const fields = new Map(members(value).map(m => [m.name, m]));
  const type = stringValue(fields.get('Type')?.value);
  return { name, key, node: value, type: isStateType(type) ? type : undefined, fields };
}

type Go = (from: State, target: JsonNode | undefined, via: Transition['via']) => void;

function readCatchers(state: State, parts: Part[], go: Go): void {
  for (const node of elements(state.fields.get('Catch')?.value)) {
    if (node.type === 'object') parts.push({ spec: CATCHER_SPEC, node, state });
    go(state, member(node, 'Next')?.value, 'Catch');
  }
}

function readRules(state: State, parts: Part[], go: Go): void {
  for (const node of elements(state.fields.get('Choices')?.value)) {
    if (node.type === 'object') parts.push({ spec: RULE_SPEC, node, state });
    go(state, member(node, 'Next')?.value, 'Choices');
    readNestedRules(state, node, parts);
  }
}

function readNestedRules(state: State, rule: JsonNode, parts: Part[]): void {
  const nested = [
    ...elements(member(rule, 'And')?.value),
    ...elements(member(rule, 'Or')?.value),
    ...[member(rule, 'Not')?.value].filter(node => node !== undefined),
  ];
  for (const node of nested) {
    if (node.type !== 'object') continue;
    parts.push({ spec: NESTED_RULE_SPEC, node, state });
    readNestedRules(state, node, parts);
  }
}

function readHandler(state: State, parts: Part[]): void {
  const node = state.fields.get('Handler')?.value;
  const type = stringValue(member(node, 'Type')?.value);
  if (node?.type === 'object' && (type === 'ActionProvider' || type === 'RegisteredAPI'))
    parts.push({ spec: HANDLER_SPECS[type], node, state });
}
