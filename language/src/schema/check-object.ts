import type { Guess } from '../guess.ts';
import { type JsonNode, type Member, members } from '../json/tree.ts';
import type { Check } from './check-value.ts';
import { isRecord, isString, type JsonRecord } from './json-value.ts';
import { isFound } from './regular-expression.ts';
import { addAll, type ProblemFacts, type ValueProblem } from './value-problem.ts';

type Place = Pick<ValueProblem, 'at' | 'key'>;

/** What a schema says about an object: which members it has, and what is in them. */
export function checkObject(
  value: JsonNode,
  schema: JsonRecord,
  place: Place,
  check: Check,
  guess: Guess,
): ValueProblem[] {
  if (value.type !== 'object') return [];
  // Of equal keys the last counts.
  const present = new Map(members(value).map(m => [m.name, m]));
  const problem = (facts: ProblemFacts, at: Place = place): ValueProblem => ({
    ...at,
    ...facts,
    schema,
    certain: true,
  });
  const undeclared: Member[] = [];
  const problems = checkMembers(present, schema, check, undeclared);
  const missing = missingNames(present, schema);
  const declared = recordOf(schema, 'properties');
  const { additionalProperties } = schema;
  if (additionalProperties === false && undeclared.length > 0) {
    const known = Object.keys(declared);
    const free = new Set(known.filter(name => !present.has(name)));
    for (const { name, key } of undeclared) {
      const meant = guess(name, free);
      if (meant !== undefined) missing.delete(meant);
      problems.push(problem({ keyword: 'unknown-name', name, meant, known, object: value }, { at: key }));
    }
  } else if (additionalProperties !== undefined)
    for (const { value: inner, key } of undeclared)
      if (inner) addAll(problems, check(inner, additionalProperties, key));
  const strange = new Set(additionalProperties === false ? [] : undeclared.map(m => m.name));
  for (const name of missing) {
    // A member that nobody declares and that is nearly the missing one is where the mistake is.
    const near = Object.hasOwn(declared, name) ? guess(name, strange) : undefined;
    const misspelt = near === undefined ? undefined : present.get(near);
    problems.push(
      misspelt
        ? problem({ keyword: 'required', name, misspelt: misspelt.name }, { at: misspelt.key })
        : problem({ keyword: 'required', name }),
    );
  }
  addAll(problems, countProblems(present.size, schema, problem));
  addAll(problems, dependencyProblems(value, place.key, present, schema, problem, check));
  const names = schema.propertyNames;
  if (names !== undefined) for (const { key } of present.values()) addAll(problems, check(key, names, key));
  return problems;
}

/** Checks what `properties` and `patternProperties` declare, and collects the members that neither does. */
function checkMembers(
  present: ReadonlyMap<string, Member>,
  schema: JsonRecord,
  check: Check,
  undeclared: Member[],
): ValueProblem[] {
  const problems: ValueProblem[] = [];
  const declared = recordOf(schema, 'properties');
  const patterns = Object.entries(recordOf(schema, 'patternProperties'));
  for (const member of present.values()) {
    const { name, value, key } = member;
    let known = Object.hasOwn(declared, name);
    if (known && value) addAll(problems, check(value, declared[name], key));
    for (const [pattern, inner] of patterns) {
      const found = isFound(pattern, name);
      if (found !== false) known = true;
      if (found && value) addAll(problems, check(value, inner, key));
      if (found === undefined) problems.push({ at: key, keyword: 'unknown', schema, certain: false });
    }
    if (!known) undeclared.push(member);
  }
  return problems;
}

function missingNames(present: ReadonlyMap<string, Member>, schema: JsonRecord): Set<string> {
  const required = schema.required;
  const names = Array.isArray(required) ? required.filter(isString) : [];
  return new Set(names.filter(name => !present.has(name)));
}

function countProblems(
  size: number,
  { minProperties, maxProperties }: JsonRecord,
  problem: (facts: ProblemFacts) => ValueProblem,
): ValueProblem[] {
  if (typeof minProperties === 'number' && size < minProperties)
    return [problem({ keyword: 'members', bound: 'at least', limit: minProperties })];
  if (typeof maxProperties === 'number' && size > maxProperties)
    return [problem({ keyword: 'members', bound: 'at most', limit: maxProperties })];
  return [];
}

/** `dependencies`, and what it became in 2019: `dependentRequired` and `dependentSchemas`. */
function dependencyProblems(
  value: JsonNode,
  key: JsonNode | undefined,
  present: ReadonlyMap<string, Member>,
  schema: JsonRecord,
  problem: (facts: ProblemFacts, at?: Place) => ValueProblem,
  check: Check,
): ValueProblem[] {
  const problems: ValueProblem[] = [];
  for (const keyword of ['dependencies', 'dependentRequired', 'dependentSchemas'])
    for (const [because, wanted] of Object.entries(recordOf(schema, keyword))) {
      const cause = present.get(because);
      if (!cause) continue;
      if (!Array.isArray(wanted)) addAll(problems, check(value, wanted, key));
      else
        for (const name of wanted.filter(isString))
          if (!present.has(name))
            problems.push(problem({ keyword: 'dependency', name, because }, { at: cause.key }));
    }
  return problems;
}

function recordOf(schema: JsonRecord, keyword: string): JsonRecord {
  const value = schema[keyword];
  return isRecord(value) ? value : {};
}
