import { fieldsOf, isObject, itemsOf, textOf, textsOf } from './json.ts';
import type { AuthorizationParameters } from './problem.ts';

/** What a service demands of the sign-in before it goes on. */
export interface AuthRequirements {
  /** scopes to be granted, with their dependencies */
  requiredScopes: string[];
  /** what the new sign-in must fulfil beyond its scopes */
  parameters: AuthorizationParameters;
  /** the service's own words for people; "" when there are none */
  message: string;
}

/**
 * The authorization requirements in an error body or in the details of an inactive run, whichever of
 * the shapes in reference 1.10 they have; undefined when there are none.
 */
export function authRequirements(body: unknown): AuthRequirements | undefined {
  const fields = fieldsOf(body);
  const parameters = fieldsOf(fields.authorization_parameters ?? embedded(fields.message));
  const requiredScopes = firstScopes(
    parameters.required_scopes,
    fields.required_scopes,
    fields.required_scope,
    unapproved(fields),
    missingScope(fields),
  );
  const demands = parametersOf(parameters);
  const { session_message, ...further } = demands;
  if (requiredScopes.length === 0 && Object.keys(further).length === 0 && session_message === undefined) {
    return undefined;
  }
  const message = session_message ?? textOf(fields.description) ?? textOf(fields.message) ?? '';
  return { requiredScopes, parameters: demands, message };
}

function parametersOf(fields: Record<string, unknown>): AuthorizationParameters {
  const identities = listOf(fields.session_required_identities);
  const policies = listOf(fields.session_required_policies);
  const domains = listOf(fields.session_required_single_domain);
  const message = textOf(fields.session_message);
  const prompt = textOf(fields.prompt);
  return {
    ...(message ? { session_message: message } : {}),
    ...(identities.length > 0 ? { session_required_identities: identities } : {}),
    ...(policies.length > 0 ? { session_required_policies: policies } : {}),
    ...(domains.length > 0 ? { session_required_single_domain: domains } : {}),
    ...(fields.session_required_mfa === true ? { session_required_mfa: true } : {}),
    ...(prompt ? { prompt } : {}),
  };
}

/** Older services send a list as one text with commas. */
function listOf(value: unknown): string[] {
  const items = typeof value === 'string' ? value.split(',') : textsOf(value);
  return items.map(item => item.trim()).filter(item => item !== '');
}

function firstScopes(...candidates: unknown[]): string[] {
  for (const candidate of candidates) {
    const found = typeof candidate === 'string' ? [candidate] : textsOf(candidate);
    if (found.length > 0) return found;
  }
  return [];
}

/** Globus Auth: `errors[0]` with the scopes of services behind the one that was called. */
function unapproved(fields: Record<string, unknown>): string[] {
  const error = itemsOf(fields.errors).find(item => fieldsOf(item).code === 'DEPENDENT_CONSENT_REQUIRED');
  return [fields, fieldsOf(error)].flatMap(source =>
    itemsOf(source.unapproved_scopes).flatMap(scope => {
      const text = textOf(scope) ?? textOf(fieldsOf(scope).scope_string);
      return text ? [text] : [];
    }),
  );
}

/** Globus Flows: code MISSING_SCOPE names the scope only in its sentence. */
function missingScope(fields: Record<string, unknown>): string | undefined {
  const error = fieldsOf(fields.error);
  if (error.code !== 'MISSING_SCOPE') return undefined;
  return /following scope:\s*(\S+)/.exec(textOf(error.detail) ?? '')?.[1];
}

/** Older transfer servers hide the requirements as JSON within the message. */
function embedded(message: unknown): unknown {
  const text = textOf(message) ?? '';
  const start = text.indexOf('{');
  if (start < 0 || !text.includes('authorization_parameters')) return undefined;
  try {
    const blob: unknown = JSON.parse(text.slice(start, text.lastIndexOf('}') + 1));
    return isObject(blob) ? blob.authorization_parameters : undefined;
  } catch {
    return undefined; // a message that only looks like JSON is shown as it is
  }
}
