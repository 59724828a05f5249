import type { Collection } from '../collection.ts';
import { quoted } from '../problem-words.ts';
import type { Actor } from './actor.ts';
import { type AccessCheck, type Finding, unknown } from './check.ts';
import { checkCollection } from './collections.ts';
import { checkDataAccess } from './data-access.ts';
import { checkHost, checkManager } from './further-access.ts';
import { missing } from './need-words.ts';
import { checkPath } from './path-access.ts';
import type { Questions } from './questions.ts';
import type { Touched } from './touched.ts';

/** A check of what one state needs, and which of its parameters it is about. */
export interface NeedCheck extends Omit<AccessCheck, 'places'> {
  at: 'id' | 'path';
}

/** Checks of a collection, and of what is wanted there unless it is not there at all. */
export async function collectionChecks(
  around: { ask: Questions; flowScope: string; now: number },
  actor: Actor,
  touched: Touched,
  id: string,
  about: (thing: string, finding: Finding) => NeedCheck,
  all: readonly Touched[],
): Promise<NeedCheck[]> {
  const { ask } = around;
  const answer = await ask.collection.either(actor.globus, id);
  const collection = 'value' in answer ? answer.value : undefined;
  const thing = collection ? quoted(collection.display_name) : `the collection ${id}`;
  const reached = { ...about(thing, await checkCollection(ask, actor, id)), need: 'reach it' };
  if (!collection) return [reached];
  const consent = await checkDataAccess(ask, actor, around.flowScope, collection);
  const wanted = await wantedAccess(around, actor, touched, collection, all);
  return [
    reached,
    ...(consent && isAboutFiles(touched) ? [{ ...about(thing, consent), need: 'use it in this flow' }] : []),
    ...(wanted
      ? [{ ...about(thing, wanted), at: isAboutFiles(touched) ? ('path' as const) : ('id' as const) }]
      : []),
  ];
}

function isAboutFiles({ kind }: Touched): boolean {
  return kind === 'read-files' || kind === 'find-files' || kind === 'write-files';
}

async function wantedAccess(
  { ask, now }: { ask: Questions; now: number },
  actor: Actor,
  touched: Touched,
  collection: Collection,
  all: readonly Touched[],
): Promise<Finding | undefined> {
  switch (touched.kind) {
    case 'access-rules':
      return checkManager(ask, actor, collection);
    case 'new-guest-collection':
      return checkHost(collection);
    case 'read-files':
    case 'find-files':
    case 'write-files':
      break;
    default:
      return undefined;
  }
  const { path } = touched;
  if (path?.value.kind === 'missing') return missing(path);
  // Without a path it is the default folder.
  const text = path ? (path.value.kind === 'known' ? path.value.text : undefined) : '/~/';
  const permission = touched.kind === 'write-files' ? 'rw' : 'r';
  const found = await checkPath(ask, actor, collection, { path: text, permission }, now);
  if (touched.kind !== 'read-files' || text === undefined || found.outcome !== 'ok') return found;
  if (isMadeBefore(touched, all)) return found;
  const there = await ask.stat.either(actor.globus, collection.id, text);
  if (!('problem' in there) || there.problem.kind !== 'not-found') return found;
  return unknown(`${found.words} But there is nothing now.`, 'Put it there before the run.');
}

/** Something in the run writes there, or where only the run tells: what is to be read may come from it. */
function isMadeBefore(read: Touched, all: readonly Touched[]): boolean {
  const at = ({ path }: Touched) => (path?.value.kind === 'known' ? path.value.text : undefined);
  const wanted = at(read) ?? '/';
  return all.some(other => {
    if (other.kind !== 'write-files' && other.kind !== 'provider' && !other.kind.startsWith('compute'))
      return false;
    if (other.kind !== 'write-files') return true;
    const sameCollection = other.id.value.kind !== 'known' || isSame(other, read);
    const written = at(other);
    return (
      sameCollection && (written === undefined || wanted.startsWith(written) || written.startsWith(wanted))
    );
  });
}

function isSame({ id: a }: Touched, { id: b }: Touched): boolean {
  return a.value.kind === 'known' && b.value.kind === 'known' && a.value.text === b.value.text;
}
