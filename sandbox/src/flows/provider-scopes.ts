import { type CustomProviders, isOnLoopback } from '../actions/custom.ts';
import { Refusal } from '../http.ts';
import type { JsonObject } from '../json.ts';
import { actionsOf } from './analysis.ts';
import { flowsError } from './errors.ts';

/** Of what went wrong, only that there was no answer is on record; the rest is in our words. */
const whyOf = (error: unknown) =>
  error instanceof Refusal ? `it answered ${error.reply.status}` : 'upstream did not respond';

/**
 * The scopes of the action providers on this computer that a definition names without one, by their URL: they are asked, as
 * Flows asks them all. Throws SCOPE_RESOLUTION_FAILED for the first that does not answer with its scope.
 */
export async function providerScopes(
  custom: CustomProviders,
  definition: JsonObject,
): Promise<ReadonlyMap<string, string>> {
  const unnamed = actionsOf(definition).filter(one => one.scope === undefined && isOnLoopback(one.url));
  const asked = [...new Set(unnamed.map(one => one.url))].map(async url => {
    try {
      return [url, await custom.scopeAt(url)] as const;
    } catch (error) {
      const detail = `Failed to resolve scope for Action Provider at '${url}': ${whyOf(error)}`;
      throw flowsError(409, 'SCOPE_RESOLUTION_FAILED', detail);
    }
  });
  return new Map(await Promise.all(asked));
}
