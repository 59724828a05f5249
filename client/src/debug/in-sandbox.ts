import { type Environment, sandboxAction } from '../../../globus/src/index.ts';
import type { ActionStatus, Json, JsonObject } from '../../../runtime/src/index.ts';
import type { Perform } from './ask-answer.ts';

/** Has the sandbox do actions. As long as one takes, the clock of the run goes on. */
export function inSandbox(find: () => Promise<Environment>): Perform {
  return async ({ url, body, visit }, now) => {
    const begun = Date.now();
    const done = await sandboxAction(await find(), url, body);
    const then = now + Date.now() - begun;
    if ('cause' in done) return { type: 'action-refused', visit, cause: done.cause, now: then };
    return { type: 'action-status', visit, status: statusOf(done.document), now: then };
  };
}

function statusOf(document: JsonObject): ActionStatus {
  const { action_id: id = '', status, details = null } = document;
  return { ...document, action_id: String(id), status: isStatus(status) ? status : 'FAILED', details };
}

function isStatus(value: Json | undefined): value is ActionStatus['status'] {
  return value === 'SUCCEEDED' || value === 'FAILED' || value === 'INACTIVE';
}
