import { isObject, member, textMember } from '../json.ts';
import type { ActionStatus, Json, JsonObject } from '../types.ts';

const STATUSES = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'] as const;

/** Is it the status document of an action? */
export function isStatus(value: Json | undefined): value is JsonObject {
  return STATUSES.some(name => name === textMember(value, 'status'));
}

/** A whole status document of what a mock gives of one; what every provider fills in is filled in. */
export function fullStatus(given: Json, actionId: string): ActionStatus {
  const status = STATUSES.find(name => name === textMember(given, 'status')) ?? 'SUCCEEDED';
  return {
    display_status: status,
    label: null,
    manage_by: [],
    monitor_by: [],
    release_after: null,
    ...(isObject(given) ? given : {}),
    action_id: textMember(given, 'action_id') ?? actionId,
    status,
    details: member(given, 'details') ?? {},
  };
}
