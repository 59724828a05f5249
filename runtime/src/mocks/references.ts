import { isObject, member, textMember } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';
import { isStatus } from './status.ts';

/** What mocks may refer to beside their text. */
export interface MockSources {
  /** The content of a file that a mock names. */
  file: (name: string) => Json | undefined;
  /** What a state was answered in a run whose log a mock names, at a visit of its own, counted from 1. */
  recorded: (log: string, state: string, visit: number) => JsonObject | undefined;
}

/**
 * The response that a response refers to: a fixture, what is in a file, or what a state got in a recorded run.
 * Undefined where that is not there.
 */
export function referredTo(
  response: JsonObject,
  state: string,
  fixtures: Json,
  sources: MockSources,
): JsonObject | undefined {
  const { use, file, fromRun, after } = response;
  const delayed = (found: Json | undefined) =>
    isObject(found) ? { ...found, ...(after !== undefined && { after }) } : undefined;
  if (typeof use === 'string') return delayed(member(fixtures, use));
  if (typeof file === 'string') {
    const content = sources.file(file);
    return delayed(isStatus(content) ? { status: content } : content);
  }
  const log = textMember(fromRun, 'log');
  if (log === undefined) return response;
  const visit = member(fromRun, 'visit');
  const wanted = textMember(fromRun, 'state') ?? state;
  return delayed(sources.recorded(log, wanted, typeof visit === 'number' ? visit : 1));
}
