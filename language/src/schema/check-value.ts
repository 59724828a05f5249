import { guesser } from '../guess.ts';
import type { JsonNode } from '../json/tree.ts';
import { checkArray } from './check-array.ts';
import { checkBranches } from './check-branches.ts';
import { checkObject } from './check-object.ts';
import { checkScalar, checkType } from './check-scalar.ts';
import { draftNamed, isBefore, OUR_DRAFT } from './drafts.ts';
import { isRecord, isString } from './json-value.ts';
import { type References, resolveReferences } from './references.ts';
import type { ReportedProblem, ValueProblem } from './value-problem.ts';

/** Checks one value against one schema; every helper is given it to go on inside. `key` names the value. */
export type Check = (value: JsonNode, schema: unknown, key?: JsonNode) => ValueProblem[];

/**
 * Where a value does not fit a JSON schema (a plain JSON value), in document order of the schema's keywords;
 * empty where it fits, or where that cannot be told. Draft-07, and what the other drafts have in common with it.
 * Never throws, whatever the schema.
 */
export function checkValue(value: JsonNode, schema: unknown): ReportedProblem[] {
  return valueChecker(schema)(value);
}

/** Checks a value against one of the schemas of a document, by default the whole. `key` names the value. */
export type ValueChecker = (value: JsonNode, schema?: unknown, key?: JsonNode) => ReportedProblem[];

/** The same for many values, or for the schemas inside one document: `$ref`s are looked up in `root`. */
export function valueChecker(root: unknown): ValueChecker {
  const references = resolveReferences(root);
  const refAlone = isBefore(draftNamed(root) ?? OUR_DRAFT, '2019-09');
  return (value, schema = root, key) =>
    checkerFor(references, refAlone)(value, schema, key).filter(p => p.keyword !== 'unknown');
}

/** From schema to schema. What is further down is not looked at: the walk is recursive. */
const MAX_STEPS_DOWN = 500;

function checkerFor(references: References, refAlone: boolean): Check {
  // A value meets the target of a reference once: recursive schemas end, and branching ones stay quick.
  const met = new Map<unknown, Map<JsonNode, ValueProblem[] | undefined>>();
  const guess = guesser();
  let depth = 0;

  const check: Check = (value, schema, key) => {
    if (depth > MAX_STEPS_DOWN) return unknown(value);
    depth++;
    const problems = checkHere(value, schema, key);
    depth--;
    return problems;
  };

  const checkHere: Check = (value, schema, key) => {
    const place = { at: value, ...(key && { key }) };
    if (schema === false) return [{ ...place, keyword: 'false', schema: {}, certain: true }];
    if (schema === true || schema === undefined) return [];
    if (!isRecord(schema)) return unknown(value);
    const ref = schema.$ref;
    // Up to draft-07 nothing else counts beside a $ref.
    if (isString(ref) && refAlone) return checkReference(value, schema, key);
    const wrongType = checkType(value, schema, place);
    if (wrongType) return [wrongType];
    const problems = [
      ...(isString(ref) ? checkReference(value, schema, key) : []),
      ...checkScalar(value, schema, place),
      ...checkObject(value, schema, place, check, guess),
      ...checkArray(value, schema, place, check),
      ...checkBranches(value, schema, key, check),
    ];
    return problems.length > 1 ? withoutConsequences(problems) : problems;
  };

  const checkReference: Check = (value, schema, key) => {
    const reference = isRecord(schema) ? references.get(schema) : undefined;
    if (!reference || !('target' in reference)) return unknown(value);
    const { target } = reference;
    const known = met.get(target) ?? new Map<JsonNode, ValueProblem[] | undefined>();
    met.set(target, known);
    // Met again while it is being checked: the reference leads back to itself.
    if (known.has(value)) return known.get(value) ?? unknown(value);
    known.set(value, undefined);
    const problems = check(value, target, key);
    known.set(value, problems);
    return problems;
  };

  return check;
}

function unknown(at: JsonNode): ValueProblem[] {
  return [{ at, keyword: 'unknown', schema: {}, certain: false }];
}

/** One mistake is one problem: a misspelt name is not missing too, and the same is not said twice. */
function withoutConsequences(problems: readonly ValueProblem[]): ValueProblem[] {
  const meant = new Map<JsonNode, Set<string>>();
  for (const p of problems)
    if (p.keyword === 'unknown-name' && p.meant !== undefined)
      meant.set(p.object, (meant.get(p.object) ?? new Set()).add(p.meant));
  const said = new Set<string>();
  return problems.filter(p => {
    if (p.keyword === 'required' && meant.get(p.at)?.has(p.name)) return false;
    if (p.keyword === 'required-choice' && p.names.some(name => meant.get(p.at)?.has(name))) return false;
    const again = `${p.keyword} ${p.at.offset} ${p.at.length} ${'name' in p ? p.name : ''}`;
    return said.size < said.add(again).size;
  });
}
