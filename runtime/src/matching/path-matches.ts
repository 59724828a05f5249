import { FlowError } from '../flow-error.ts';
import { isObject } from '../json.ts';
import { readPath, type Scope } from '../path.ts';
import type { Json } from '../types.ts';
import { mismatch, told } from './mismatch.ts';

/** A JSONPath of an expectation that does not hold. */
export interface PathMismatch {
  /** The path as the test has it. */
  path: string;
  /** What is wrong, for a person. */
  message: string;
  expected: Json;
  actual: Json | undefined;
}

/** The JSONPaths of an object that do not lead to what must be there. */
export function pathMismatches(expected: Json, scope: Scope): PathMismatch[] {
  return Object.entries(isObject(expected) ? expected : {}).flatMap(([path, wanted]) => {
    const found = read(path, scope);
    if ('problem' in found) return [{ path, message: found.problem, expected: wanted, actual: undefined }];
    const { value: actual } = found;
    const wrong = mismatch(wanted, actual);
    if (!wrong) return [];
    const inside = wrong.at.length > 0 ? told(wrong).slice(1) : ` ${wrong.words}`;
    return [{ path, message: `${path}${inside}`, expected: wanted, actual }];
  });
}

/** The first of the JSONPaths into what an action is sent that does not lead to what must be there. */
export function bodyMismatch(expected: Json, body: Json): PathMismatch | undefined {
  return pathMismatches(expected, { payload: body, context: {} })[0];
}

function read(path: string, scope: Scope): { value: Json | undefined } | { problem: string } {
  try {
    return { value: readPath(path, scope) };
  } catch (error) {
    if (error instanceof FlowError) return { problem: `${path} cannot be followed: ${error.message}` };
    throw error;
  }
}
