import type { ActionStatus } from '../../../runtime/src/index.ts';
import { requiredScope } from '../auth/scope-syntax.ts';
import { Refusal } from '../http.ts';
import type { Authority } from '../identities.ts';
import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import type { Work } from '../state/records/actions.ts';

/** A hosted action provider: does one thing for whoever asks, with no more than that identity's rights. */
export interface Provider {
  /** Below `/actions/` in the sandbox. */
  readonly path: string;
  /** The address that flows name. */
  readonly url: string;
  readonly title: string;
  readonly subtitle: string;
  readonly synchronous: boolean;
  readonly scope: string;
  readonly inputSchema: JsonObject;
  /** Where ids of its actions have a form of their own. */
  newActionId?(): string;
  /** The body as it may be kept, where it has secrets in it. */
  withoutSecrets?(body: JsonObject): JsonObject;
  /** A request that is repeated has the same id. */
  start(body: JsonObject, authority: Authority, actionId: string, requestId: string): Promise<Work> | Work;
}

/** How far an action has come. */
export interface Progress {
  readonly status: ActionStatus['status'];
  /** What people read in the place of the status. */
  readonly display?: string;
  readonly details: Json;
  readonly ended: number | null;
}

export const succeeded = (details: Json): Work => ({ kind: 'done', status: 'SUCCEEDED', details });
export const failed = (details: Json): Work => ({ kind: 'done', status: 'FAILED', details });

/** The action waits until somebody consents to the last scope of the path. */
export function consentNeeded(path: readonly string[], description: string): Work {
  const required_scope = requiredScope(path);
  return {
    kind: 'consent',
    details: {
      code: 'ConsentRequired',
      description,
      required_scope,
      authorization_parameters: { required_scopes: [required_scope], session_message: description },
      resolution_url: null,
    },
  };
}

/** What an action becomes when Transfer refuses it: it waits for consent, or it failed and says what Transfer said. */
export function refusedByTransfer(error: unknown): Work {
  if (!(error instanceof Refusal) || !isObject(error.document)) throw error;
  const message = textMember(error.document, 'message') ?? '';
  const scopes = member(error.document, 'required_scopes');
  if (Array.isArray(scopes)) {
    const path = scopes.map(String);
    return consentNeeded(path, message);
  }
  return failed({ ...error.document, error: message, transfer_http_status: error.reply.status });
}

/** JSON Schema of an object with these required and optional members. */
export function objectSchema(required: JsonObject, optional: JsonObject, closed = false): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: !closed,
  };
}
