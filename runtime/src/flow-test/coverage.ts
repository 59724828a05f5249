import { ruleMatches } from '../choice-rule.ts';
import { scopeOf, unlessFails } from '../debug/phases.ts';
import { elements, isObject, member } from '../json.ts';
import type { Exit, Json, JsonObject } from '../types.ts';
import type { PlayedCase } from './play-case.ts';
import { statesOf, waysOut } from './transitions.ts';

/** How often runs have come to a state, and what they did there. */
export interface StateCoverage {
  state: string;
  visits: number;
  /** The ways out of it, catchers among them. */
  exits: { exit: Exit; to: string | undefined; taken: number }[];
  /** The comparisons of its Choice rules. */
  comparisons: ComparisonCoverage[];
}

export interface ComparisonCoverage {
  /** The number of the rule, from 0. */
  rule: number;
  matched: number;
  unmatched: number;
}

/** A share: so many of so many. */
export interface Share {
  covered: number;
  all: number;
}

export const MEASURES = ['states', 'transitions', 'rules', 'catchers'] as const;
export type Measure = (typeof MEASURES)[number];

/** What of a definition the runs of tests have come through. States that no way leads to do not count. */
export class Coverage {
  readonly states: readonly StateCoverage[];
  readonly #byState: ReadonlyMap<string, StateCoverage>;
  /** The comparisons by the object in the definition that writes them. */
  readonly #comparisons = new Map<Json, ComparisonCoverage>();

  constructor(definition: Json) {
    const reachable = reachableStates(definition);
    this.states = statesOf(definition)
      .filter(([name]) => reachable.has(name))
      .map(([name, state]) => this.#begin(name, state));
    this.#byState = new Map(this.states.map(state => [state.state, state]));
  }

  add(played: PlayedCase): void {
    const { run, visited } = played;
    for (const { state, exit, before } of visited) {
      const covered = this.#byState.get(state);
      if (!covered) continue;
      covered.visits++;
      const way = covered.exits.find(one => one.exit === exit);
      if (way) way.taken++;
      if (covered.comparisons.length > 0) this.#compare(run.definition, state, played, before);
    }
    // A run that stands still has come to the state where it stands.
    const standing = run.visit > visited.length ? this.#byState.get(run.state ?? '') : undefined;
    if (standing) standing.visits++;
  }

  /** What is covered of all; `ignored` states do not count. */
  share(measure: Measure, ignored: readonly string[] = []): Share {
    const counted = this.states.filter(({ state }) => !ignored.includes(state));
    const hits = counted.flatMap(state => hitsOf(state, measure));
    return { covered: hits.filter(Boolean).length, all: hits.length };
  }

  #begin(name: string, state: JsonObject): StateCoverage {
    const comparisons = elements(state.Choices).flatMap((rule, index) =>
      comparisonsIn(rule).map(comparison => {
        const covered = { rule: index, matched: 0, unmatched: 0 };
        this.#comparisons.set(comparison, covered);
        return covered;
      }),
    );
    return { state: name, visits: 0, exits: waysOut(state).map(way => ({ ...way, taken: 0 })), comparisons };
  }

  /** Which comparison a Choice has made is worked out from the payload: its rules are tried again. */
  #compare(definition: Json, state: string, { context, settings }: PlayedCase, payload: Json): void {
    const scope = scopeOf({ definition, context, settings }, payload);
    const told = (comparison: JsonObject, matched: boolean) => {
      const covered = this.#comparisons.get(comparison);
      if (covered) covered[matched ? 'matched' : 'unmatched']++;
    };
    const rules = member(member(member(definition, 'States'), state), 'Choices');
    for (const rule of elements(rules))
      if (unlessFails(() => ruleMatches(rule, scope, () => {}, told)) !== false) break;
  }
}

function hitsOf({ visits, exits, comparisons }: StateCoverage, measure: Measure): boolean[] {
  if (measure === 'states') return [visits > 0];
  if (measure === 'rules') return comparisons.map(({ matched, unmatched }) => matched > 0 && unmatched > 0);
  const catchers = measure === 'catchers';
  return exits.filter(({ exit }) => exit.startsWith('catch') === catchers).map(({ taken }) => taken > 0);
}

function comparisonsIn(rule: Json): JsonObject[] {
  if (!isObject(rule)) return [];
  const nested = [...elements(rule.And), ...elements(rule.Or), ...(rule.Not === undefined ? [] : [rule.Not])];
  return nested.length > 0 ? nested.flatMap(comparisonsIn) : [rule];
}

function reachableStates(definition: Json): Set<string> {
  const states = new Map(statesOf(definition));
  const start = member(definition, 'StartAt');
  const reached = new Set(typeof start === 'string' ? [start] : []);
  // A set goes on to what is added while it is walked.
  for (const name of reached) for (const { to } of waysOut(states.get(name) ?? {})) if (to) reached.add(to);
  return reached;
}
