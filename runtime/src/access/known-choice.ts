import { ruleMatches } from '../choice-rule.ts';
import { FlowError } from '../flow-error.ts';
import { elements, isObject, member, textMember } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';
import { whole } from './known.ts';
import { concrete, type KnownScope, knownOfPath } from './known-value.ts';

/** Where a Choice may go on with what is known: the rule that certainly matches ends the list. */
export function knownTargets(state: JsonObject, scope: KnownScope): string[] {
  const targets: string[] = [];
  const add = (name: string | undefined) => {
    if (name !== undefined) targets.push(name);
  };
  for (const rule of elements(member(state, 'Choices'))) {
    const matches = ruleIsTrue(rule, scope);
    if (matches !== false) add(textMember(rule, 'Next'));
    if (matches === true) return targets;
  }
  add(textMember(state, 'Default'));
  return targets;
}

/** Undefined where it is not known. */
function ruleIsTrue(rule: Json, scope: KnownScope): boolean | undefined {
  const [and, or, not] = [member(rule, 'And'), member(rule, 'Or'), member(rule, 'Not')];
  if (and !== undefined) {
    const parts = elements(and).map(part => ruleIsTrue(part, scope));
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if (or !== undefined) {
    const parts = elements(or).map(part => ruleIsTrue(part, scope));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if (not !== undefined) {
    const inner = ruleIsTrue(not, scope);
    return inner === undefined ? undefined : !inner;
  }
  return comparisonIsTrue(rule, scope);
}

function comparisonIsTrue(rule: Json, scope: KnownScope): boolean | undefined {
  if (!isObject(rule)) return undefined;
  const paths = Object.entries(rule).filter(([name]) => name === 'Variable' || name.endsWith('Path'));
  for (const [, path] of paths) {
    const found = typeof path === 'string' ? knownOfPath(path, scope) : undefined;
    if (!found) continue; // there is nothing: such a rule does not match, but for IsPresent
    if (found.kind === 'value') continue;
    if (rule.IsPresent !== undefined && found.kind === 'object') continue;
    if (whole(found) === undefined) return undefined;
  }
  try {
    return ruleMatches(rule, concrete(scope), () => {});
  } catch (error) {
    if (error instanceof FlowError) return undefined;
    throw error;
  }
}
