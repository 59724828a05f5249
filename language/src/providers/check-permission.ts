import { type JsonNode, member, stringValue } from '../json/tree.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { plainName } from '../model/uses.ts';
import { isPathLike } from '../path/path-like.ts';
import type { BodyProblem } from './check-body.ts';
import { isUuid } from './check-scalar.ts';

export const MANAGE_PERMISSION = 'https://transfer.actions.globus.org/manage_permission';

// These have no principal of their own: it is an empty string [SCH JSDK].
const EVERYBODY = ['all_authenticated_users', 'anonymous'];

/** What the schema cannot say about a rule that is to be created. */
export function checkPermission(body: JsonNode, found: (problem: BodyProblem) => void): void {
  const constant = (name: string) => stringValue(member(body, name)?.value);
  if (constant('operation') !== 'CREATE') return;
  const type = constant('principal_type');
  const everybody = type !== undefined && EVERYBODY.includes(type);
  const named = body.members.some(m => plainName(m.name) === 'principal');
  const typed = body.members.some(m => plainName(m.name) === 'principal_type');
  if (!named && typed && !everybody) found({ kind: 'missing', object: body, names: ['principal'] });
  const path = member(body, 'path')?.value;
  const text = stringValue(path);
  if (path && text !== undefined && !text.endsWith('/') && !isPathLike(text) && !isPlaceholder(text))
    found({ kind: 'value', name: 'path', node: path, fault: { kind: 'directory' } });
  const principal = member(body, 'principal')?.value;
  const id = stringValue(principal);
  // URNs have a rule of their own.
  if (!principal || id === undefined || isPathLike(id) || isPlaceholder(id) || id.startsWith('urn:')) return;
  if ((type === 'identity' || type === 'group') && !isUuid(id))
    found({ kind: 'value', name: 'principal', node: principal, fault: { kind: 'uuid' } });
}
