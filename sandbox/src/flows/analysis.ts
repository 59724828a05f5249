import { scopeOfAction } from '../actions/catalogue.ts';
import { isObject, type JsonObject, member, textMember } from '../json.ts';

function statesOf(definition: JsonObject): Map<string, JsonObject> {
  const states = member(definition, 'States');
  const entries = isObject(states) ? Object.entries(states) : [];
  return new Map(entries.flatMap(([name, state]) => (isObject(state) ? [[name, state]] : [])));
}

function actionUrl(state: JsonObject): string | undefined {
  const handler = member(state, 'Handler');
  return textMember(state, 'ActionUrl') ?? (isObject(handler) ? textMember(handler, 'Url') : undefined);
}

/** The scopes that the actions of a flow need, by RunAs role. Actions that nobody here knows are left out. */
export function discoverScopes(definition: JsonObject): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const state of statesOf(definition).values()) {
    const url = actionUrl(state);
    const scope = url === undefined ? undefined : scopeOfAction(url);
    if (scope === undefined) continue;
    const role = textMember(state, 'RunAs') ?? 'User';
    found.set(role, (found.get(role) ?? new Set()).add(scope));
  }
  return Object.fromEntries([...found].map(([role, scopes]) => [role, [...scopes]]));
}

function successors(state: JsonObject): string[] {
  const choices = member(state, 'Choices');
  const rules = Array.isArray(choices) ? choices.filter(isObject) : [];
  const names = [
    ...rules.map(rule => textMember(rule, 'Next')),
    textMember(state, 'Default'),
    textMember(state, 'Next'),
  ];
  return names.filter(name => name !== undefined);
}

const most = 1_000_000;

/** How many ways lead through the states to an end, counting each loop once not taken; at most a million. */
export function countPossibilities(definition: JsonObject): number {
  const states = statesOf(definition);
  const counts = new Map<string, number>();
  const start = textMember(definition, 'StartAt') ?? '';
  // A walk with a stack of its own: a flow may be thousands of states long.
  const stack = [start];
  const open = new Set<string>();
  while (stack.length > 0) {
    const name = stack.at(-1) ?? '';
    const state = states.get(name);
    const next = state === undefined ? [] : successors(state);
    if (!open.has(name) && !counts.has(name)) {
      open.add(name);
      stack.push(...next.filter(one => !counts.has(one) && !open.has(one)));
      continue;
    }
    stack.pop();
    if (!open.delete(name)) continue;
    const sum = next.reduce((total, one) => total + (counts.get(one) ?? 0), 0);
    const ways = state === undefined ? 0 : next.length === 0 ? 1 : sum;
    counts.set(name, Math.min(ways, most));
  }
  return counts.get(start) ?? 0;
}
