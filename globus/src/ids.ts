import type { FlowReference } from './flow.ts';
import { fail, quoted } from './problem-words.ts';

/**
 * An id as part of an address. Ids come from files and from people: what is not one must not change
 * which resource is asked for. Throws a GlobusError of kind "invalid".
 */
export function idIn(what: string, id: string, operation: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(id)) return id;
  return fail({
    kind: 'invalid',
    operation,
    why: `${quoted(id)} is not the id of ${what}`,
    remedy: 'Give the id as the web app shows it: 36 letters, digits and hyphens.',
  });
}

/** The title for messages, or else the id. */
export function nameOf(flow: FlowReference): string {
  if (typeof flow === 'string') return flow;
  return flow.title ? quoted(flow.title) : flow.id;
}

/** The id of a flow as part of an address. Throws for what is not an id. */
export function flowId(flow: FlowReference, operation: string): string {
  return idIn('a flow', typeof flow === 'string' ? flow : flow.id, operation);
}
