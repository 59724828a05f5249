import { isObject, member, textMember } from '../json.ts';
import type { ActionStatus, Json, JsonObject, RunEvent } from '../types.ts';
import { milliseconds } from './duration.ts';
import { fullStatus } from './status.ts';

/** What a mocked action reports from a time on, or to the poll that has its number. */
interface Report {
  from: number | undefined;
  status: ActionStatus;
}

/** The life of one mocked action: what happens when it is started, and what it reports when it is asked later. */
export interface ActionPlan {
  started: RunEvent[];
  reports: Report[];
}

/** The plan of a response; undefined for one that is not for an action, or that cannot be carried out here. */
export function planAction(
  response: JsonObject,
  { visit, actionId, now }: { visit: number; actionId: string; now: number },
): ActionPlan | undefined {
  const refused = refusal(response);
  if (refused) return { started: [{ type: 'action-refused', visit, ...refused, now }], reports: [] };
  const reports = reportsOf(response, actionId, now);
  const [first] = reports;
  if (!first) return undefined;
  const started: RunEvent[] = [{ type: 'action-status', visit, status: first.status, now }];
  const resumed = milliseconds(member(member(response, 'inactive'), 'resumeAfter'));
  if (resumed !== undefined) started.push({ type: 'resume', now: now + resumed });
  return { started, reports };
}

/** The latest report at a time, to the poll with this number, counted from 1. */
export function reportAt({ reports }: ActionPlan, now: number, poll: number): ActionStatus | undefined {
  return reports.findLast(({ from }, i) => (from === undefined ? i <= poll : from <= now))?.status;
}

function refusal(response: JsonObject): { cause: string; exception?: string } | undefined {
  const { unableToRun, raise } = response;
  if (raise !== undefined)
    return { cause: textMember(raise, 'cause') ?? '', exception: textMember(raise, 'error') ?? '' };
  if (unableToRun === undefined) return undefined;
  const status = member(unableToRun, 'httpStatus') ?? 400;
  const body = JSON.stringify(member(unableToRun, 'body') ?? {});
  return { cause: textMember(unableToRun, 'cause') ?? `${status} response with data ${body}` };
}

function reportsOf(response: JsonObject, actionId: string, now: number): Report[] {
  const active: Report = { from: now, status: fullStatus({ status: 'ACTIVE' }, actionId) };
  const { inactive, polls, timeout } = response;
  if (timeout === true) return [active];
  if (inactive !== undefined) return inactiveReports(inactive, actionId, now);
  if (Array.isArray(polls))
    return polls.filter(isObject).map(({ at, ...poll }) => {
      const from = milliseconds(at);
      return { from: from === undefined ? undefined : now + from, status: fullStatus(poll, actionId) };
    });
  const final = finalStatus(response);
  if (final === undefined) return [];
  const after = milliseconds(response.after) ?? 0;
  const end: Report = { from: now + after, status: fullStatus(final, actionId) };
  return after > 0 ? [active, end] : [end];
}

function finalStatus({ succeed, fail, status }: JsonObject): Json | undefined {
  if (succeed !== undefined) return { status: 'SUCCEEDED', details: succeed };
  if (fail !== undefined) return { status: 'FAILED', details: fail };
  return status;
}

function inactiveReports(inactive: Json, actionId: string, now: number): Report[] {
  const waits: Report = {
    from: now,
    status: fullStatus({ status: 'INACTIVE', details: inactive }, actionId),
  };
  const resumeAfter = milliseconds(member(inactive, 'resumeAfter'));
  const resume = member(inactive, 'resume');
  return resumeAfter === undefined || !isObject(resume)
    ? [waits]
    : [waits, ...reportsOf(resume, actionId, now + resumeAfter)];
}
