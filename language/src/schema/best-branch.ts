import { type JsonNode, members } from '../json/tree.ts';
import { canonical } from './json-value.ts';
import type { ProblemFacts, ValueProblem } from './value-problem.ts';

/**
 * What to say of a value that fits none of several schemas: what all of them want, where they differ in one
 * thing only; else the problems with the schema that was most likely meant.
 */
export function bestBranch(
  value: JsonNode,
  branches: readonly ValueProblem[][],
  several: boolean,
): readonly ValueProblem[] {
  const merged = mergeAll(branches, several);
  if (merged) return [merged];
  const inside = new Set(members(value).flatMap(m => m.value ?? []));
  let best: readonly ValueProblem[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const problems of branches) {
    const cost = problems.reduce((sum, problem) => sum + costOf(problem, value, inside), 0);
    if (cost < least) [best, least] = [problems, cost];
  }
  return best;
}

/** How much a problem speaks against the schema that it is a problem with. */
function costOf(problem: ValueProblem, value: JsonNode, inside: ReadonlySet<JsonNode>): number {
  const { keyword, at, certain } = problem;
  if (!certain) return 0.01;
  if (at === value && (keyword === 'type' || keyword === 'false' || keyword === 'enum')) return 10_000;
  if (at === value && keyword === 'not') return 1_000;
  // A member with a fixed value, like "type": "group", tells which schema is meant.
  if (keyword === 'enum' && inside.has(at)) return 100;
  if (keyword === 'type' && inside.has(at)) return 10;
  return 1;
}

/** One problem in place of one each, all at the same value and of the same kind. */
function mergeAll(branches: readonly ValueProblem[][], several: boolean): ValueProblem | undefined {
  const problems: ValueProblem[] = [];
  for (const [first, ...more] of branches) {
    if (!first || more.length > 0 || (first.at !== problems[0]?.at && problems.length > 0)) return undefined;
    problems.push(first);
  }
  const [head] = problems;
  const facts = problems.length > 1 ? mergedFacts(problems, several) : undefined;
  return (
    head &&
    facts && { at: head.at, ...(head.key && { key: head.key }), schema: head.schema, certain: true, ...facts }
  );
}

function mergedFacts(problems: readonly ValueProblem[], several: boolean): ProblemFacts | undefined {
  const types = problems.flatMap(p => (p.keyword === 'type' ? [p.types] : []));
  if (types.length === problems.length) return { keyword: 'type', types: [...new Set(types.flat())] };
  const choices = problems.flatMap(p => (p.keyword === 'enum' ? [p.allowed] : []));
  if (choices.length === problems.length) {
    const allowed = new Map(choices.flat().map(value => [canonical(value), value]));
    return { keyword: 'enum', allowed: [...allowed.values()] };
  }
  const names = problems.flatMap(p => (p.keyword === 'required' && p.misspelt === undefined ? [p.name] : []));
  return names.length === problems.length
    ? { keyword: 'required-choice', names: [...new Set(names)], several }
    : undefined;
}
