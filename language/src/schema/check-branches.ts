import type { JsonNode } from '../json/tree.ts';
import { bestBranch } from './best-branch.ts';
import type { Check } from './check-value.ts';
import { isRecord, isString, type JsonRecord } from './json-value.ts';
import { addAll, isRefused, type ValueProblem } from './value-problem.ts';

/** `allOf`, `anyOf`, `oneOf`, `not` and `if`: schemas that look at the same value. */
export function checkBranches(
  value: JsonNode,
  schema: JsonRecord,
  key: JsonNode | undefined,
  check: Check,
): ValueProblem[] {
  const place = { at: value, ...(key && { key }), schema };
  const branches = (keyword: string) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.map(branch => ({ branch, problems: check(value, branch, key) })) : [];
  };
  const unknown: ValueProblem = { ...place, keyword: 'unknown', certain: false };
  const problems = branches('allOf').flatMap(b => b.problems);

  const any = branches('anyOf').map(b => b.problems);
  if (any.length > 0 && !any.some(found => found.length === 0))
    addAll(problems, any.find(found => !isRefused(found)) ?? bestBranch(value, any, true));

  const one = branches('oneOf');
  if (one.length > 0) addAll(problems, oneOfProblems(value, one, place, unknown));

  if (schema.not !== undefined) {
    const found = check(value, schema.not, key);
    if (found.length === 0) problems.push({ ...place, keyword: 'not', certain: true });
    else if (!isRefused(found)) problems.push(unknown);
  }

  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined)) {
    const found = check(value, schema.if, key);
    if (found.length === 0) addAll(problems, check(value, schema.then, key));
    else if (isRefused(found)) addAll(problems, check(value, schema.else, key));
    else problems.push(unknown);
  }
  return problems;
}

function oneOfProblems(
  value: JsonNode,
  all: readonly { branch: unknown; problems: ValueProblem[] }[],
  place: Pick<ValueProblem, 'at' | 'key' | 'schema'>,
  unknown: ValueProblem,
): readonly ValueProblem[] {
  const surely = all.filter(b => b.problems.length === 0);
  const perhaps = all.filter(b => !isRefused(b.problems));
  if (surely.length > 1) {
    const names = surely.map(b => onlyRequired(b.branch));
    return names.every(isString)
      ? [{ ...place, keyword: 'exclusive', names, certain: true }]
      : [{ ...place, keyword: 'oneOf', certain: true }];
  }
  if (perhaps.length === 0)
    return bestBranch(
      value,
      all.map(b => b.problems),
      false,
    );
  // Of several that perhaps fit, it may be just one: whether it is depends on what we cannot tell.
  if (surely.length === 1) return perhaps.length > 1 ? [unknown] : [];
  const [only, more] = perhaps;
  return only && !more ? only.problems : [unknown];
}

/** The name that a schema like `{ "required": ["name"] }` is all about. */
function onlyRequired(branch: unknown): string | undefined {
  const required = isRecord(branch) ? branch.required : undefined;
  if (!Array.isArray(required) || required.length !== 1 || !isString(required[0])) return undefined;
  return required[0];
}
