import { isObject, member, textMember } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';

/**
 * The response to the n-th call (from 0): the one there is for all, or that of a list. Undefined behind the end of a
 * list, unless it says that it is repeated.
 */
export function responseTo(call: number, written: Json): JsonObject | undefined {
  const list = Array.isArray(written) ? written : member(written, 'sequence');
  if (!Array.isArray(list)) return isObject(written) ? written : undefined;
  const afterLast = textMember(written, 'afterLast');
  const at =
    afterLast === 'cycle'
      ? call % list.length
      : afterLast === 'repeat-last'
        ? Math.min(call, list.length - 1)
        : call;
  const response = list[at];
  return isObject(response) ? response : undefined;
}
