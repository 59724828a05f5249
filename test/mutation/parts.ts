import { elements, type JsonNode, type Member, member, members } from '../../language/src/json/tree.ts';
import type { Flow } from './mutant.ts';

/** An object whose fields the language knows. */
export interface Part {
  kind: 'head' | 'state' | 'rule' | 'catcher';
  node: JsonNode;
  state: string | undefined;
  /** The `Type` of the state. */
  type: string;
}

/** The definition, its states, their choice rules and catchers. */
export function partsOf(flow: Flow): Part[] {
  const parts: Part[] = [{ kind: 'head', node: flow.root, state: undefined, type: '' }];
  for (const { name: state, type, node } of flow.states) {
    parts.push({ kind: 'state', node, state, type });
    const rules = [...elements(member(node, 'Choices')?.value)];
    for (const rule of rules) {
      if (rule.type !== 'object') continue;
      parts.push({ kind: 'rule', node: rule, state, type });
      for (const name of ['And', 'Or']) rules.push(...elements(member(rule, name)?.value));
      const not = member(rule, 'Not')?.value;
      if (not) rules.push(not);
    }
    for (const catcher of elements(member(node, 'Catch')?.value))
      if (catcher.type === 'object') parts.push({ kind: 'catcher', node: catcher, state, type });
  }
  return parts;
}

/** A member somewhere in the parameters of a state. */
export interface Parameter {
  member: Member;
  object: JsonNode;
  state: string;
  /** Directly in `Parameters`. */
  top: boolean;
}

export function parametersOf(flow: Flow): Parameter[] {
  const found: Parameter[] = [];
  for (const { name: state, node } of flow.states) {
    const walk = (value: JsonNode | undefined, top: boolean) => {
      if (!value) return;
      for (const element of elements(value)) walk(element, false);
      for (const m of members(value)) {
        found.push({ member: m, object: value, state, top });
        walk(m.value, false);
      }
    };
    walk(member(node, 'Parameters')?.value, true);
  }
  return found;
}
