import { randomUUID } from 'node:crypto';
import { Refusal } from '../http.ts';

const codes: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['BAD_REQUEST', 'Bad Request'],
  401: ['UNAUTHORIZED', 'Unauthorized'],
  403: ['FORBIDDEN', 'Forbidden'],
  404: ['NOT_FOUND', 'Not Found'],
  405: ['METHOD_NOT_ALLOWED', 'Method Not Allowed'],
  413: ['PAYLOAD_TOO_LARGE', 'Payload Too Large'],
  429: ['TOO_MANY_REQUESTS', 'Too Many Requests'],
};

/** An error of the Auth API: JSON:API-like, with the OAuth keys beside. */
export function authProblem(status: number, detail: string): Refusal {
  const [code, title] = codes[status] ?? ['INTERNAL_SERVER_ERROR', 'Internal Server Error'];
  return new Refusal(status, {
    errors: [{ status: String(status), id: randomUUID(), code, title, detail }],
    error: code.toLowerCase(),
    error_description: title,
  });
}

/** An error of the token endpoint and its neighbours, as OAuth names them. */
export function oauthProblem(status: 400 | 401, error: string, description?: string): Refusal {
  const headers: Record<string, string> =
    error === 'invalid_client' ? { 'www-authenticate': 'Basic realm="Globus Auth"' } : {};
  return new Refusal(
    status,
    description === undefined ? { error } : { error, error_description: description },
    headers,
  );
}

/** 403: a resource server wants to go on for somebody who has not consented to these scopes. */
export function dependentConsentRequired(unapproved_scopes: string[]): Refusal {
  const error = {
    status: '403',
    id: randomUUID(),
    code: 'DEPENDENT_CONSENT_REQUIRED',
    title: 'Dependent Consent Required',
    detail: 'Missing required dependent consent',
    unapproved_scopes,
  };
  return new Refusal(403, {
    errors: [error],
    error: 'dependent_consent_required',
    error_description: error.detail,
  });
}
