import { removeMember, replaceNode } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { COMPUTE_V3, oldNames } from './old-names.ts';
import { rewriteBody } from './rewrite.ts';
import { COMPUTE_NAMES } from './rewrite-compute.ts';
import { byHand, type Rewriting } from './rewriting.ts';

/** Where an action's address is written. */
export interface Address {
  /** The string itself, in the state or in its handler. */
  node: JsonNode;
  /** The object that it stands in. */
  object: JsonNode;
  state: State;
}

/** The address of an Action state, in the state itself or in its handler. */
export function addressOf(state: State): Address | undefined {
  const own = state.value('ActionUrl');
  if (own) return state.node && { node: own, object: state.node, state };
  const handler = state.value('Handler');
  const node = member(handler, 'Url')?.value;
  return handler && node && { node, object: handler, state };
}

/** The edits that give a state another provider, and what is to be done about its parameters. */
export interface Move {
  address: Edit[];
  body: Rewriting;
}

export function moveTo(to: string, { node, object, state }: Address): Move {
  const { text } = state;
  const address = [replaceNode(node, JSON.stringify(to))];
  // The new providers publish their scope; the old one would be wrong for them.
  const scope = member(object, 'ActionScope') ?? member(object, 'Scope');
  if (scope) address.push(removeMember(text, object, scope));
  const body = state.value('Parameters');
  if (body?.type === 'object') return { address, body: rewriteBody(text, body, to) };
  const path = stringValue(state.value('InputPath'));
  const names = renamedWords(to);
  if (path === undefined || names === undefined) return { address, body: { edits: [] } };
  return { address, body: byHand(`The parameters come from “${path}”: where they are made, ${names}`) };
}

function renamedWords(to: string): string | undefined {
  if (to === COMPUTE_V3) return COMPUTE_NAMES;
  const pairs = [...oldNames(to)].map(([from, name]) => `${from} to ${name}`);
  return pairs.length === 0 ? undefined : `rename ${pairs.join(', ')}`;
}
