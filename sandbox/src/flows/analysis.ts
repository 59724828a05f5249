import { scopeOfAction } from '../actions/catalogue.ts';
import { isObject, type JsonObject, member, textMember } from '../json.ts';

function statesOf(definition: JsonObject): Map<string, JsonObject> {
  const states = member(definition, 'States');
  const entries = isObject(states) ? Object.entries(states) : [];
  return new Map(entries.flatMap(([name, state]) => (isObject(state) ? [[name, state]] : [])));
}

/** An action of a flow: where it is asked for, on whose authority, and the scope that the definition names for it. */
export interface NamedAction {
  readonly url: string;
  readonly role: string;
  readonly scope: string | undefined;
}

export function actionsOf(definition: JsonObject): NamedAction[] {
  return [...statesOf(definition).values()].flatMap(state => {
    const handler = member(state, 'Handler');
    const { url, scope } = isObject(handler)
      ? { url: textMember(handler, 'Url'), scope: textMember(handler, 'Scope') }
      : { url: textMember(state, 'ActionUrl'), scope: textMember(state, 'ActionScope') };
    return url === undefined ? [] : [{ url, role: textMember(state, 'RunAs') ?? 'User', scope }];
  });
}

/**
 * The scopes that the actions of a flow need, by RunAs role. Actions that nobody here knows are left out, but for those of
 * which `others` knows the scope, by their URL.
 */
export function discoverScopes(
  definition: JsonObject,
  others: ReadonlyMap<string, string> = new Map(),
): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { url, role, scope: named } of actionsOf(definition)) {
    const scope = named ?? others.get(url) ?? scopeOfAction(url);
    if (scope !== undefined) found.set(role, (found.get(role) ?? new Set()).add(scope));
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
