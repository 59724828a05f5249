import type { JsonNode } from '../json/tree.ts';
import type { JsonRecord } from './json-value.ts';

/** Why a value does not fit its schema: which keyword refuses it, and what that keyword wants. */
export type ValueProblem = ProblemPlace & ProblemFacts;

export interface ProblemPlace {
  /** The value that is refused, or the key where it is the name that is. */
  at: JsonNode;
  /** The key that names the value; absent for an element and for the root. */
  key?: JsonNode;
  /** The schema that refuses it. */
  schema: JsonRecord;
  /** False where it is not known that the service refuses the value: whether it looks at `format` is open. */
  certain: boolean;
}

export type ProblemFacts =
  | { keyword: 'type'; types: readonly string[] }
  | { keyword: 'enum'; allowed: readonly unknown[] }
  /** Nothing may stand here. */
  | { keyword: 'false' }
  /** `at` is the object, or the key that most likely is the missing one misspelt. */
  | { keyword: 'required'; name: string; misspelt?: string }
  /** Exactly one of these must be there, or (`anyOf`) at least one. */
  | { keyword: 'required-choice'; names: readonly string[]; several: boolean }
  /** Of these only one may be there. */
  | { keyword: 'exclusive'; names: readonly string[] }
  | {
      keyword: 'unknown-name';
      name: string;
      meant: string | undefined;
      known: readonly string[];
      object: JsonNode;
    }
  | { keyword: 'dependency'; name: string; because: string }
  | { keyword: 'minimum' | 'maximum'; limit: number; exclusive: boolean }
  | { keyword: 'multipleOf'; factor: number }
  | { keyword: 'length' | 'items' | 'members'; bound: 'at least' | 'at most'; limit: number }
  | { keyword: 'pattern'; pattern: string }
  | { keyword: 'format'; format: string }
  | { keyword: 'uniqueItems'; first: JsonNode }
  | { keyword: 'contains'; bound: 'at least' | 'at most'; limit: number }
  /** The value fits a schema that it must not fit. */
  | { keyword: 'not' }
  /** The value fits several schemas of which it must fit one. */
  | { keyword: 'oneOf' }
  /** Never reported: whether the value fits cannot be told. */
  | { keyword: 'unknown' };

/** A problem that a user is told of. */
export type ReportedProblem = Exclude<ValueProblem, { keyword: 'unknown' }>;

/** Whether any of the problems is one for certain. */
export function isRefused(problems: readonly ValueProblem[]): boolean {
  return problems.some(problem => problem.certain);
}

/** Adds all of `more`: any number of them, unlike a call of `push`. */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}
