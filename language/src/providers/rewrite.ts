import { removeMember, renameKey, replaceNode } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import type { JsonNode, Member } from '../json/tree.ts';
import { plainName } from '../model/uses.ts';
import { COMPUTE_V3, oldNames } from './old-names.ts';
import { rewriteCompute } from './rewrite-compute.ts';
import { pathsToItems } from './rewrite-items.ts';
import { byHand, type Rewriting, renamePrivate, withSuffixOf } from './rewriting.ts';
import { syncLevelOf } from './sync-levels.ts';

const TRANSFER = 'https://transfer.actions.globus.org/transfer';
const DELETE = 'https://transfer.actions.globus.org/delete';
const LS = 'https://transfer.actions.globus.org/ls';
const STAT = 'https://transfer.actions.globus.org/stat';

/**
 * What makes the parameters of a retired provider those of its successor. `body` is the object under `Parameters`, `to`
 * the address of the successor; what is up to date stays as it is.
 */
export function rewriteBody(text: string, body: JsonNode, to: string): Rewriting {
  if (to === COMPUTE_V3) return rewriteCompute(text, body);
  if (to === LS) return rewriteList(text, body);
  const renames = oldNames(to);
  const edits: Edit[] = [];
  for (const parameter of body.members) {
    const name = plainName(parameter.name);
    const renamed = renames.get(name);
    if (to === TRANSFER && parameter.name === 'sync_level') edits.push(...levelAsNumber(parameter));
    if (renamed === undefined) continue;
    if (body.members.some(m => m !== parameter && plainName(m.name) === renamed))
      return byHand(`Remove “${name}” or “${renamed}”: they are one parameter`);
    if (to === DELETE && name === 'items') {
      const items = pathsToItems(parameter);
      if (!items) return byHand('Make “DATA” of “items”: a list of { "path": … } in place of paths');
      edits.push(...items);
    } else edits.push(renameKey(parameter, withSuffixOf(parameter, renamed)));
  }
  return { edits: [...edits, ...renamePrivate(body, renames)] };
}

function levelAsNumber({ value }: Member): Edit[] {
  const level = syncLevelOf(value?.value);
  return value && level !== undefined ? [replaceNode(value, String(level))] : [];
}

/** The old provider had `path_only`, to tell about the path itself: what `stat` is for now [INF]. */
function rewriteList(text: string, body: JsonNode): Rewriting {
  const own = body.members.find(m => plainName(m.name) === 'path_only');
  if (!own) return { edits: [] };
  const edits = [removeMember(text, body, own)];
  if (own.value?.value === false) return { edits };
  const advice = `In place of “path_only”, ask ${STAT} and look at details.type`;
  return own.value?.value === true ? { advice, instead: { to: STAT, edits } } : byHand(advice);
}
