import { replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import { plainName } from '../model/uses.ts';
import { type Address, moveTo } from '../providers/move-to.ts';
import { COMPUTE_V3, oldNames } from '../providers/old-names.ts';
import { list } from './field-words.ts';
import type { Fix } from './rule.ts';

/** Words and fixes for a state that is to ask another provider. */

// What is called otherwise in the results [DOC GC][OBS FC/MOVE][INF].
const RESULTS: Readonly<Record<string, string>> = {
  'https://transfer.actions.globus.org/ls': 'In its result “is_folder” is gone: look at “type”.',
  'https://transfer.actions.globus.org/collection_info':
    'In its result “is_managed” is gone: look at “subscription_id”.',
  [COMPUTE_V3]: 'Its result has the outputs in a list: details.results[0].output is the first.',
};

/** Sentences about what else changes. */
export function changes(to: string, address: Address): string[] {
  const { body } = moveTo(to, address);
  const results = RESULTS[to];
  const parameters =
    body.advice === undefined ? renames(to, address.state.value('Parameters')) : `${body.advice}.`;
  return [parameters, results].filter(sentence => sentence !== undefined);
}

/** What to write for the parameters that have another name at the successor. */
export function renames(to: string, body: JsonNode | undefined): string | undefined {
  if (to === COMPUTE_V3) return 'Write each call in “tasks”, and endpoint_id beside it.';
  const names = oldNames(to);
  const pairs = (body?.members ?? []).flatMap(({ name }) => {
    const now = names.get(plainName(name));
    return now === undefined ? [] : [`${now} for ${plainName(name)}`];
  });
  return pairs.length > 0 ? `Write ${list(pairs, 'and')}.` : undefined;
}

/** To the new address with all that belongs to it; only the address where the rest is to be done by hand. */
export function moveFixes(to: string, address: Address, safe: boolean): Fix[] {
  const { address: edits, body } = moveTo(to, address);
  if (body.edits) return [{ title: `Use “${to}”`, edits: [...edits, ...body.edits], safe }];
  const { instead } = body;
  if (!instead) return [{ title: `Use “${to}”: the address only`, edits, safe: false }];
  const [, ...others] = edits;
  const url = replaceNode(address.node, JSON.stringify(instead.to));
  return [{ title: `Use “${instead.to}”`, edits: [url, ...others, ...instead.edits], safe: false }];
}
