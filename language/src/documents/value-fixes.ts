import { addMember, removeMember, replaceNode } from '../json/edits.ts';
import { parseJson } from '../json/parse.ts';
import { type JsonNode, members } from '../json/tree.ts';
import type { Fix } from '../rules/rule.ts';
import type { ValueChecker } from '../schema/check-value.ts';
import { isRecord, type JsonRecord } from '../schema/json-value.ts';
import type { ReportedProblem } from '../schema/value-problem.ts';
import { choiceMeant } from './value-words.ts';
import { quoted, valueText } from './words.ts';

/** Changes that make a value fit its schema, where one is at hand. */
export function valueFixes(problem: ReportedProblem, text: string, check: ValueChecker): Fix[] {
  const { at } = problem;
  switch (problem.keyword) {
    case 'unknown-name': {
      if (problem.meant !== undefined) return [rename(at, problem.meant)];
      const member = members(problem.object).find(m => m.key === at);
      if (!member) return [];
      const edits = [removeMember(text, problem.object, member)];
      return [{ title: `Remove ${quoted(member.name)}`, edits, safe: false }];
    }
    case 'required':
      if (problem.misspelt !== undefined) return [rename(at, problem.name)];
      return missing(problem.name, at, problem.schema, text, check);
    case 'enum': {
      const meant = choiceMeant(problem) ?? (problem.allowed.length === 1 ? problem.allowed[0] : undefined);
      return meant === undefined ? [] : [change(at, meant, choiceMeant(problem) !== undefined)];
    }
    case 'type': {
      const plain = retyped(at, problem.types);
      if (plain !== undefined) return [change(at, plain, true)];
      const one = problem.types.includes('array') && at.type === 'string' ? [at.value] : undefined;
      return one && fits(one, problem.schema, check) ? [change(at, one, false)] : [];
    }
    default:
      return [];
  }
}

function rename(key: JsonNode, name: string): Fix {
  return { title: `Change to ${quoted(name)}`, edits: [replaceNode(key, JSON.stringify(name))], safe: true };
}

function change(node: JsonNode, value: unknown, safe: boolean): Fix {
  return { title: `Change to ${valueText(value)}`, edits: [replaceNode(node, JSON.stringify(value))], safe };
}

/** The value without its quotes, or in quotes, where that gives a type that is wanted. */
function retyped(node: JsonNode, types: readonly string[]): unknown {
  const { value } = node;
  if (typeof value === 'number') return types.includes('string') ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const number = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  if (
    number !== undefined &&
    (types.includes('number') || (types.includes('integer') && Number.isInteger(number)))
  )
    return number;
  if (types.includes('boolean') && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return undefined;
}

/** Adds a member with a value that its schema takes; none where no such value suggests itself. */
function missing(
  name: string,
  object: JsonNode,
  schema: JsonRecord,
  text: string,
  check: ValueChecker,
): Fix[] {
  const declared = isRecord(schema.properties) ? schema.properties[name] : undefined;
  if (!isRecord(declared)) return [];
  for (const value of [declared.default, declared.const, firstOf(declared.enum), ...EMPTY]) {
    const written = value === undefined ? undefined : JSON.stringify(value);
    const node = written === undefined ? undefined : parseJson(written).root;
    // A schema that refers to another cannot be asked by itself.
    if (written === undefined || !node || '$ref' in declared || check(node, declared).length > 0) continue;
    return [{ title: `Add ${quoted(name)}`, edits: [addMember(text, object, name, written)], safe: false }];
  }
  return [];
}

function fits(value: unknown, schema: JsonRecord, check: ValueChecker): boolean {
  const node = value === undefined ? undefined : parseJson(JSON.stringify(value)).root;
  return node !== undefined && check(node, schema).length === 0;
}

const EMPTY: readonly unknown[] = ['', {}, [], false, 0];

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
