import { hashToken } from '../auth/tokens.ts';
import { isObject, type Json, type JsonObject, member } from '../json.ts';
import { Fields } from './fields.ts';

export interface RunRequest {
  readonly body: JsonObject;
  readonly label: string | null;
  readonly tags: string[];
  readonly run_managers: string[];
  readonly run_monitors: string[];
}

const maximumLabel = 64;
const about = ['label', 'tags', 'run_managers', 'run_monitors'];

function readAbout(fields: Fields): Partial<Omit<RunRequest, 'body'>> {
  const label = fields.value('label') === null ? null : fields.text('label', 0, maximumLabel);
  const tags = fields.texts('tags')?.map(tag => tag.trim().replace(/\s+/g, ' '));
  const run_managers = fields.principals('run_managers', { role: 'RunManager' });
  const run_monitors = fields.principals('run_monitors', { role: 'RunMonitor' });
  return {
    ...(label !== undefined && { label }),
    ...(tags && { tags }),
    ...(run_managers && { run_managers }),
    ...(run_monitors && { run_monitors }),
  };
}

/** The body of `POST /flows/{id}/run`. Throws the 422 with every complaint. */
export function readRunRequest(document: JsonObject): RunRequest {
  const fields = new Fields(document, ['body', 'activity_notification_policy', ...about]);
  fields.require('body');
  const body = fields.object('body');
  fields.object('activity_notification_policy');
  const read = readAbout(fields);
  fields.finish();
  return { label: null, tags: [], run_managers: [], run_monitors: [], ...read, body: body ?? {} };
}

/** The body of `PUT /runs/{id}`. */
export function readRunChanges(document: JsonObject): Partial<Omit<RunRequest, 'body'>> {
  const fields = new Fields(document, about);
  const read = readAbout(fields);
  fields.finish();
  return read;
}

/**
 * Takes the tokens for custom RunAs roles (`_tokens`) out of an input. What stays, and may be kept and shown,
 * are their hashes.
 */
export function takeRoleTokens(input: JsonObject): { input: JsonObject; roleTokens: Record<string, string> } {
  const tokens = member(input, '_tokens');
  if (!isObject(tokens)) return { input, roleTokens: {} };
  const hashed = Object.entries(tokens).map(([role, token]): [string, Json] => [
    role,
    typeof token === 'string' ? hashToken(token) : null,
  ]);
  const roleTokens = hashed.flatMap(([role, hash]) => (typeof hash === 'string' ? [[role, hash]] : []));
  return {
    input: { ...input, _tokens: Object.fromEntries(hashed) },
    roleTokens: Object.fromEntries(roleTokens),
  };
}
