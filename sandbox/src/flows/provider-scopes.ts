import { type CustomProviders, isOnLoopback } from '../actions/custom.ts';
import { Refusal } from '../http.ts';
import type { JsonObject } from '../json.ts';
import { actionsOf } from './analysis.ts';
import { flowsError } from './errors.ts';

/** Of what went wrong, only that there was no answer is on record; the rest is in our words. */
const whyOf = (error: unknown) =>
  error instanceof Refusal ? `it answered ${error.reply.status}` : 'upstream did not respond';

async function scopeAt(custom: CustomProviders, url: string): Promise<string> {
  try {
    return await custom.scopeAt(url);
  } catch (error) {
    const detail = `Failed to resolve scope for Action Provider at '${url}': ${whyOf(error)}`;
    throw flowsError(409, 'SCOPE_RESOLUTION_FAILED', detail);
  }
}

/**
 * The scopes of the action providers on this computer that a definition names without one, by their URL: they are asked one
 * after another, as Flows asks them all. Throws SCOPE_RESOLUTION_FAILED for the first that does not answer with its scope.
 */
export async function providerScopes(
  custom: CustomProviders,
  definition: JsonObject,
): Promise<ReadonlyMap<string, string>> {
  const scopes = new Map<string, string>();
  for (const { url, scope } of actionsOf(definition))
    if (scope === undefined && isOnLoopback(url) && !scopes.has(url))
      scopes.set(url, await scopeAt(custom, url));
  return scopes;
}
