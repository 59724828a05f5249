import { ruleMatches } from '../choice-rule.ts';
import { FlowError, runtimeError } from '../flow-error.ts';
import { elements, member } from '../json.ts';
import { requirePath, type Scope } from '../path.ts';
import { contextObject } from '../step.ts';
import { evaluateExpressions, resolveReferences } from '../template.ts';
import type { Exit, Json, JsonObject } from '../types.ts';
import { type RunFacts, stateOf, type TimelineVisit } from './timeline.ts';

/** What happens in a visit, one after the other: where Step Into stops. */
export type Phase =
  /** The state begins; nothing was read yet. */
  | { kind: 'enter' }
  /** What the state works on was worked out: its Parameters, or what its InputPath selects. */
  | { kind: 'parameters' }
  /** A rule of a Choice was tried. */
  | { kind: 'rule'; index: number; matched: boolean }
  | { kind: 'error' }
  /** The payload is as the next state gets it. */
  | { kind: 'exit'; exit: Exit };

/** The phases of a visit as far as they are known: without an outcome those that need nothing but the payload. */
export function phasesOf(facts: RunFacts, visit: TimelineVisit): Phase[] {
  const state = stateOf(facts, visit);
  const phases: Phase[] = [{ kind: 'enter' }];
  const fields = ['Parameters', 'InputPath'];
  if (fields.some(field => Object.hasOwn(state, field))) phases.push({ kind: 'parameters' });
  if (member(state, 'Type') === 'Choice') phases.push(...rulesTried(state, facts, visit.before));
  const { outcome } = visit;
  if (outcome?.error) phases.push({ kind: 'error' });
  if (outcome && outcome.exit !== 'error') phases.push({ kind: 'exit', exit: outcome.exit });
  return phases;
}

/** What paths and expressions can see where the payload is this one. */
export function scopeOf({ context }: RunFacts, payload: Json): Scope {
  return { payload, context: contextObject(context) };
}

/** The rules up to the first that matches, or that fails the run. */
function rulesTried(state: JsonObject, facts: RunFacts, payload: Json): Phase[] {
  const scope = scopeOf(facts, payload);
  const onMissing = (path: string) => {
    if (facts.settings.choiceMissingVariable === 'error') throw runtimeError(path);
  };
  const phases: Phase[] = [];
  for (const [index, rule] of elements(member(state, 'Choices')).entries()) {
    const matched = unlessFails(() => ruleMatches(rule, scope, onMissing));
    phases.push({ kind: 'rule', index, matched: matched === true });
    if (matched !== false) break;
  }
  return phases;
}

/** What the state works on: its Parameters with all values, or what its InputPath selects; undefined if that fails. */
export function parametersOf(facts: RunFacts, visit: TimelineVisit): Json | undefined {
  const state = stateOf(facts, visit);
  const scope = scopeOf(facts, visit.before);
  const [template, path] = [member(state, 'Parameters'), member(state, 'InputPath')];
  return unlessFails(() => {
    const selected = path === undefined ? visit.before : requirePath(path, 'InputPath', scope);
    if (template === undefined) return selected;
    const within = { ...scope, payload: selected };
    const resolved = resolveReferences(template, within);
    return evaluateExpressions(
      template,
      resolved,
      within,
      facts.settings.evaluateExpressionsInReferencedData,
    );
  });
}

/** What a reading of the definition gives; undefined where that is an error of the run. */
export function unlessFails<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof FlowError) return undefined;
    throw error;
  }
}
