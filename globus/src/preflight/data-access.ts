import type { Collection } from '../collection.ts';
import { dataAccessScope, scopes } from '../scopes.ts';
import type { Actor } from './actor.ts';
import { type Finding, fails, fine, notTold } from './check.ts';
import type { Questions } from './questions.ts';

/** A mapped collection wants people to agree that Transfer touches their files there (reference 3.7). */
export function needsDataAccess({ entity_type, high_assurance }: Collection): boolean {
  return entity_type === 'GCSv5_mapped_collection' && !high_assurance;
}

/** Has a person agreed to that for this flow? Without it the run stops and waits. */
export async function checkDataAccess(
  ask: Questions,
  actor: Actor,
  flowScope: string,
  collection: Collection,
): Promise<Finding | undefined> {
  if (actor.kind !== 'person' || !actor.globus || !needsDataAccess(collection)) return undefined;
  const scope = dataAccessScope(collection.id);
  const answer = await ask.consents.told(actor.globus, actor.id);
  if (!('value' in answer)) return notTold(answer.problem);
  if (answer.value.some(way => way[0] === flowScope && way.at(-1) === scope))
    return fine(`${actor.name} has agreed that the flow uses it.`);
  return fails(
    `${actor.name} has not yet agreed that the flow uses this collection: the run would stop and wait for it.`,
    'Grant the consent.',
    { kind: 'consent', scopes: [`${flowScope}[*${scopes.transfer}[*${scope}]]`] },
  );
}
