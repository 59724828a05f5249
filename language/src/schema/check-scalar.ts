import type { JsonNode } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import { isOfFormat } from './formats.ts';
import { canonical, isOfType, isString, type JsonRecord } from './json-value.ts';
import { TYPE_NAMES } from './keyword-faults.ts';
import { isFound } from './regular-expression.ts';
import type { ProblemFacts, ValueProblem } from './value-problem.ts';

type Place = Pick<ValueProblem, 'at' | 'key'>;

/** `type`, `enum` and `const`: where one of them refuses a value, nothing else about it is worth saying. */
export function checkType(value: JsonNode, schema: JsonRecord, place: Place): ValueProblem | undefined {
  const facts = typeFacts(value, schema) ?? choiceFacts(value, schema);
  return facts && { ...place, ...facts, schema, certain: facts.keyword !== 'unknown' };
}

function typeFacts(value: JsonNode, schema: JsonRecord): ProblemFacts | undefined {
  const type = schema.type;
  const types = (Array.isArray(type) ? type : [type]).filter(isString);
  if (types.length === 0 || types.some(t => isOfType(value, t))) return undefined;
  // What a type that JSON Schema does not have would take is anybody's guess.
  return types.every(t => TYPE_NAMES.includes(t)) ? { keyword: 'type', types } : { keyword: 'unknown' };
}

function choiceFacts(value: JsonNode, schema: JsonRecord): ProblemFacts | undefined {
  const choices = schema.enum;
  const isAmong = (allowed: readonly unknown[]) => {
    if (value.type !== 'object' && value.type !== 'array') return allowed.includes(value.value);
    const text = canonical(plainValue(value));
    return allowed.some(one => canonical(one) === text);
  };
  if (Array.isArray(choices) && !isAmong(choices)) return { keyword: 'enum', allowed: choices };
  if (Object.hasOwn(schema, 'const') && !isAmong([schema.const]))
    return { keyword: 'enum', allowed: [schema.const] };
  return undefined;
}

/** What a schema says about a number or a string; at most one problem. */
export function checkScalar(value: JsonNode, schema: JsonRecord, place: Place): ValueProblem[] {
  if (value.type === 'number' && typeof value.value === 'number') {
    const facts = numberFacts(value.value, schema);
    return facts ? [{ ...place, ...facts, schema, certain: true }] : [];
  }
  return value.type === 'string' && isString(value.value) ? checkString(value.value, schema, place) : [];
}

function numberFacts(value: number, schema: JsonRecord): ProblemFacts | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  // Draft-04 says by true or false whether the limit itself is out.
  const low = exclusiveMinimum === true;
  const high = exclusiveMaximum === true;
  if (typeof minimum === 'number' && (value < minimum || (low && value === minimum)))
    return { keyword: 'minimum', limit: minimum, exclusive: low };
  if (typeof maximum === 'number' && (value > maximum || (high && value === maximum)))
    return { keyword: 'maximum', limit: maximum, exclusive: high };
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
    return { keyword: 'minimum', limit: exclusiveMinimum, exclusive: true };
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
    return { keyword: 'maximum', limit: exclusiveMaximum, exclusive: true };
  if (typeof multipleOf === 'number' && multipleOf > 0 && !isMultiple(value, multipleOf))
    return { keyword: 'multipleOf', factor: multipleOf };
  return undefined;
}

/** Tolerant of what binary fractions lose: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, factor: number): boolean {
  const times = value / factor;
  return (
    !Number.isFinite(times) || Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times))
  );
}

function checkString(text: string, schema: JsonRecord, place: Place): ValueProblem[] {
  const { format, pattern } = schema;
  const length = lengthFacts(text, schema);
  const found = isString(pattern) ? isFound(pattern, text) : true;
  const refused = length !== undefined || found === false;
  // A format says more than the length and the pattern that describe the same thing.
  if (isString(format) && isOfFormat(format, text) === false)
    return [{ ...place, keyword: 'format', format, schema, certain: refused }];
  if (length) return [{ ...place, ...length, schema, certain: true }];
  if (found === undefined) return [{ ...place, keyword: 'unknown', schema, certain: false }];
  return found || !isString(pattern)
    ? []
    : [{ ...place, keyword: 'pattern', pattern, schema, certain: true }];
}

function lengthFacts(text: string, { minLength, maxLength }: JsonRecord): ProblemFacts | undefined {
  if (typeof minLength !== 'number' && typeof maxLength !== 'number') return undefined;
  let length = 0;
  for (const _ of text) length++;
  if (typeof minLength === 'number' && length < minLength)
    return { keyword: 'length', bound: 'at least', limit: minLength };
  if (typeof maxLength === 'number' && length > maxLength)
    return { keyword: 'length', bound: 'at most', limit: maxLength };
  return undefined;
}
