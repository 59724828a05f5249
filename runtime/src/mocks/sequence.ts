import { isObject, member, textMember } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';

/** The responses of one mock, which calls use up one after the other. */
export class Sequence {
  readonly #responses: readonly JsonObject[];
  readonly #afterLast: string | undefined;
  /** Undefined for one response that answers every call. */
  readonly #used: Set<JsonObject> | undefined;

  constructor(written: Json) {
    const list = Array.isArray(written) ? written : member(written, 'sequence');
    this.#responses = (Array.isArray(list) ? list : [written]).filter(isObject);
    this.#afterLast = textMember(written, 'afterLast');
    this.#used = Array.isArray(list) ? new Set() : undefined;
  }

  /**
   * The response to the next call: the first that is not used up of those for such a call. Undefined behind the end of
   * the list, unless it says that it is repeated.
   */
  take(isFor: (response: JsonObject) => boolean): JsonObject | undefined {
    const used = this.#used;
    const fitting = this.#responses.filter(isFor);
    if (!used) return fitting[0];
    if (this.#afterLast === 'cycle' && fitting.every(response => used.has(response)))
      for (const response of fitting) used.delete(response);
    const next =
      fitting.find(response => !used.has(response)) ??
      (this.#afterLast === 'repeat-last' ? fitting.at(-1) : undefined);
    if (next) used.add(next);
    return next;
  }

  /** How many responses of a list no call has got. */
  get unused(): number {
    return this.#used ? this.#responses.length - this.#used.size : 0;
  }
}
