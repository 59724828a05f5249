import type { Scope } from '../path.ts';
import type { Json } from '../types.ts';
import { inquire } from './inquiry.ts';

/** What a person typed as a value: JSON, or a path or an expression that gives one. */
export function readValue(text: string, scope: Scope): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    const answer = inquire(text, scope);
    if ('value' in answer) return answer.value;
    throw new Error(`“${text}” is neither JSON nor an expression that has a value here: ${answer.problem}`);
  }
}
