import { randomUUID } from 'node:crypto';
import { Refusal } from '../http.ts';
import type { Json, JsonObject } from '../json.ts';

/** One reason why a request body cannot be accepted, as the Flows service words it. */
export type Complaint = { loc: (string | number)[]; msg: string; type: string; ctx?: JsonObject };

const codes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'AUTHENTICATION_ERROR',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'STATE_CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_ENTITY',
  429: 'TOO_MANY_REQUESTS',
};

export function flowsError(status: number, code: string, detail: Json, message?: string): Refusal {
  const error: JsonObject = { code, detail };
  if (message !== undefined) error.message = message;
  return new Refusal(status, { error, debug_id: randomUUID() });
}

export function flowsProblem(status: number, detail: string): Refusal {
  return flowsError(status, codes[status] ?? 'INTERNAL_SERVER_ERROR', detail);
}

/** Writes `["definition", "States", "my state", 0]` as `$.definition.States['my state'][0]`. */
function pathOf(loc: readonly (string | number)[]): string {
  const parts = loc.map(part => {
    if (typeof part === 'number') return `[${part}]`;
    if (/^[^[\]'"\\.\s]+$/.test(part)) return `.${part}`;
    return `['${part.replace(/['\\]/g, char => `\\${char}`)}']`;
  });
  return `$${parts.join('')}`;
}

/** 422: the request or the definition in it has the wrong shape. */
export function complaintsError(complaints: readonly Complaint[]): Refusal {
  const inDefinition = complaints.some(one => one.loc[0] === 'definition');
  const count = `${complaints.length} validation error${complaints.length === 1 ? '' : 's'} in body.`;
  const list = complaints.map(one => `${pathOf(one.loc)}: ${one.msg}`).join(' ; ');
  const message = inDefinition ? `${count} ${list}` : undefined;
  return flowsError(422, 'UNPROCESSABLE_ENTITY', [...complaints], message);
}

export const unauthenticated = () => flowsProblem(401, 'Expired or invalid Bearer token');

export const noFlow = (id: string) => flowsProblem(404, `No flow exists with id ${id}`);

export const noRun = (id: string) => flowsProblem(404, `No run exists with id ${id}`);

export function missingPermission(what: 'flow' | 'run', id: string, permission: string): Refusal {
  return flowsProblem(403, `You lack permission on ${what} ${id}. Missing permissions: ${permission}.`);
}

export function missingScope(scope: string): Refusal {
  return flowsError(403, 'MISSING_SCOPE', `This action requires the following scope: ${scope}`);
}
