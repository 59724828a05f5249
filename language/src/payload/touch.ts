import type { ChoiceRule } from '../model/choice-rule.ts';
import type { Effect } from '../model/effect.ts';
import type { State } from '../model/state.ts';
import { parsePath } from '../path/parse.ts';

/** The properties of the payload that may be others on the ways out of a state than before it. */
export interface Touch {
  /** On every way that a rule decides: what the rules compare, and what follows from that. */
  rules: readonly string[];
  /** By way: the property that is written; undefined for none, ALL where all are replaced. */
  writes: readonly (string | typeof ALL | undefined)[];
}

/** A result replaces the whole payload, or nothing is known of what it does. */
export const ALL = Symbol('all properties');

/** The facts about the run: always there, so where they are not no run comes. Ways that no run takes are told by them. */
export const CONTEXT_KEY = '_context';

const NO_KEYS: readonly string[] = [];

/** What a state touches by itself, whatever else there is in the flow. */
interface OwnTouch extends Touch {
  /** The properties that a Choice compares. */
  compared: readonly string[];
}

// A state never changes, and a flow is mapped anew whenever one leads elsewhere.
const own = new WeakMap<State, OwnTouch>();

/** `implied`: what the booleans in a property say about other properties. */
export function touchOf(state: State, implied: ReadonlyMap<string, readonly string[]>): Touch {
  let touch = own.get(state);
  if (!touch) {
    touch = ownTouch(state);
    own.set(state, touch);
  }
  if (implied.size === 0 || touch.compared.length === 0) return touch;
  const decided = touch.compared.flatMap(key => implied.get(key) ?? NO_KEYS);
  return decided.length === 0 ? touch : { ...touch, rules: [...new Set([...touch.rules, ...decided])] };
}

function ownTouch({ effect, transitions }: State): OwnTouch {
  switch (effect.kind) {
    case 'none':
      return NOTHING;
    case 'unknown':
      return { ...NOTHING, writes: transitions.map(() => ALL) };
    case 'choice': {
      const compared = comparedKeys(effect);
      return { compared, rules: [CONTEXT_KEY, ...compared.filter(key => key !== CONTEXT_KEY)], writes: [] };
    }
    case 'result': {
      let nth = 0;
      const catchers = effect.catchers.filter(c => c.leads);
      const writes = transitions.map(({ via }) =>
        via === 'Catch'
          ? written(catchers[nth++]?.into)
          : keepsAll(effect)
            ? undefined
            : written(effect.into),
      );
      return { ...NOTHING, writes };
    }
  }
}

const NOTHING: OwnTouch = { compared: NO_KEYS, rules: NO_KEYS, writes: [] };

/** A Pass that does nothing replaces the payload by itself. */
function keepsAll({ result, into }: Effect & { kind: 'result' }): boolean {
  return result.kind === 'payload' && into?.length === 0;
}

function written(into: readonly (string | number)[] | undefined): string | typeof ALL {
  const first = into?.[0];
  return typeof first === 'string' ? first : ALL;
}

/** The properties that a Choice looks at. */
export function comparedKeys({ rules }: Effect & { kind: 'choice' }): string[] {
  const keys: string[] = [];
  for (const { rule } of rules) collect(rule, keys);
  return keys;
}

function collect(rule: ChoiceRule, keys: string[]): void {
  switch (rule.kind) {
    case 'and':
    case 'or':
      for (const inner of rule.rules) collect(inner, keys);
      break;
    case 'not':
      collect(rule.rule, keys);
      break;
    case 'comparison': {
      const operand =
        rule.operator.endsWith('Path') && typeof rule.operand === 'string' ? rule.operand : undefined;
      for (const path of operand === undefined ? [rule.variable] : [rule.variable, parsePath(operand)]) {
        const [first] = path.segments;
        if (path.problems.length > 0 || first?.kind !== 'name') continue;
        if (!keys.includes(first.name)) keys.push(first.name);
      }
    }
  }
}

/** For each property that is computed: the properties about which the booleans in it say something. */
export function impliedKeys(states: readonly State[]): Map<string, string[]> {
  const implied = new Map<string, string[]>();
  for (const state of states) {
    const said = impliedBy(state);
    if (said.length === 0) continue;
    const [key, ...facts] = said;
    if (key !== undefined) implied.set(key, [...(implied.get(key) ?? []), ...facts]);
  }
  return implied;
}

/** The property that a state computes, and those about which the booleans in it say something; empty if there are none. */
export function impliedBy({ effect }: State): readonly string[] {
  if (effect.kind !== 'result' || effect.result.kind !== 'template') return NO_KEYS;
  const [key] = effect.into ?? [];
  const facts = effect.result.implied;
  return typeof key === 'string' && facts.length > 0 ? [key, ...facts] : NO_KEYS;
}
