import { type AuthRequirements, authRequirements } from './auth-requirements.ts';
import { type ErrorEnvelope, errorEnvelope } from './error-envelope.ts';
import type { Asked } from './network-problem.ts';
import type { Problem, ProblemKind } from './problem.ts';
import { problem, sentence, serviceName } from './problem-words.ts';
import type { Identity } from './tokens.ts';

/** An answer that is an error. */
export interface Answer {
  status: number;
  /** parsed JSON; undefined for anything else */
  body: unknown;
  /** ms that the service asks to wait */
  retryAfter?: number | undefined;
}

/** Codes that say more than their HTTP status. */
const kindByCode: Record<string, ProblemKind> = {
  invalid_grant: 'sign-in',
  invalid_client: 'sign-in',
  SCOPE_RESOLUTION_FAILED: 'service',
};

/** The problem of an answer with an error status. `identity` is who was refused. */
export function serviceProblem(answer: Answer, asked: Asked, identity?: Identity): Problem {
  const envelope = errorEnvelope(answer.body);
  const base = {
    operation: asked.operation,
    status: answer.status,
    ...(envelope.code ? { code: envelope.code } : {}),
    ...(envelope.detail.length > 0 ? { detail: envelope.detail } : {}),
    ...(envelope.requestId ? { requestId: envelope.requestId } : {}),
    ...(answer.retryAfter === undefined ? {} : { retryAfter: answer.retryAfter }),
  };
  const requirements = answer.status === 429 ? undefined : authRequirements(answer.body);
  if (requirements) return { ...base, ...requirementsProblem(requirements, asked.operation, identity) };
  const kind = kindByCode[envelope.code ?? ''] ?? kindOfStatus(answer.status);
  const words = wordsFor(kind, answer, envelope, asked, identity);
  return problem({ ...base, kind, ...words });
}

/** The problem of requirements that a service, or a run that waits, has for the sign-in. */
export function requirementsProblem(
  requirements: AuthRequirements,
  operation: string,
  identity?: Identity,
): Problem {
  const { requiredScopes, parameters, message } = requirements;
  const further = Object.keys(parameters).length > 0 ? { authorizationParameters: parameters } : {};
  if (requiredScopes.length === 0) {
    const why = message || 'this needs a new sign-in that fulfils further requirements';
    return problem({ kind: 'sign-in', operation, why, remedy: 'Sign in again as it asks.', ...further });
  }
  const remedy =
    identity?.kind === 'service-account'
      ? 'A service account cannot agree in a browser: run it as yourself, or leave this scope out of the flow.'
      : 'Grant the consent, then try again.';
  const why = message ? `a consent is missing: ${message}` : 'a consent is missing';
  return problem({ kind: 'consent', operation, why, remedy, requiredScopes, ...further });
}

function kindOfStatus(status: number): ProblemKind {
  if (status === 401) return 'sign-in';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'limit';
  return status >= 500 ? 'service' : 'invalid';
}

interface Words {
  why: string;
  remedy: string;
}

function wordsFor(
  kind: ProblemKind,
  answer: Answer,
  envelope: ErrorEnvelope,
  asked: Asked,
  identity: Identity | undefined,
): Words {
  const said = saidBy(envelope);
  switch (kind) {
    case 'sign-in':
      return signInWords(envelope, identity);
    case 'forbidden':
      return { why: said || 'this is not permitted', remedy: permissionRemedy(envelope, asked, identity) };
    case 'not-found': {
      // A flow that an identity has no role on looks to it as if there were none (reference 2.7).
      const ask =
        asked.permission === 'RUN' ? askForRun(identity) : `ask its owner to let ${who(identity)} see it`;
      const remedy = `Check the id. When it is right, ${ask}.`;
      return { why: said || 'there is no such thing, or it is not visible', remedy };
    }
    case 'conflict':
      return {
        why: said || 'it is not in the right state for this',
        remedy: 'Look at its present state first.',
      };
    case 'limit':
      return limitWords(answer);
    case 'service':
      return serviceWords(said, envelope, answer, asked);
    default:
      return { why: said || `the request was refused (${answer.status})`, remedy: invalidRemedy(envelope) };
  }
}

/** The service's words, followed by each finding with its place unless the words name them already. */
function saidBy({ text, detail }: ErrorEnvelope): string {
  const findings = detail.filter(item => !text.includes(item.message)).slice(0, 5);
  const listed = findings
    .map(item => (item.path === '$' ? item.message : `${item.path}: ${item.message}`))
    .join('; ');
  if (!listed) return text;
  const more = detail.length > 5 ? `; and ${detail.length - 5} more` : '';
  return text ? `${sentence(text)} ${listed}${more}` : `${listed}${more}`;
}

function signInWords(envelope: ErrorEnvelope, identity: Identity | undefined): Words {
  if (envelope.code === 'invalid_client') {
    return {
      why: 'Globus Auth does not accept this client id with this secret',
      remedy:
        'Check the client id and the secret; a secret can be made anew in the web app under Developers.',
    };
  }
  const remedy =
    identity?.kind === 'service-account'
      ? 'Add the service account again with a valid secret.'
      : 'Sign in again.';
  return { why: `the sign-in of ${who(identity)} has expired or was withdrawn`, remedy };
}

function permissionRemedy(envelope: ErrorEnvelope, asked: Asked, identity: Identity | undefined): string {
  const missing = /Missing permissions?:\s*([A-Z_, ]+)/.exec(envelope.text)?.[1]?.trim() ?? asked.permission;
  if (missing?.split(/,\s*/).includes('RUN')) return sentence(capitalised(askForRun(identity)));
  if (asked.service === 'transfer') {
    return `Ask an administrator of the collection to give ${who(identity)} access.`;
  }
  if (asked.service === 'flows') {
    const what = missing ? `the permission ${missing}` : 'a role that permits this';
    return `Ask an administrator of the flow to give ${who(identity)} ${what}.`;
  }
  return `Ask somebody who administers it to give ${who(identity)} access.`;
}

function askForRun(identity: Identity | undefined): string {
  return `ask an administrator of the flow to make ${who(identity)} a flow starter (Assign Run Permission)`;
}

function limitWords({ retryAfter }: Answer): Words {
  const seconds = retryAfter === undefined ? undefined : Math.max(1, Math.ceil(retryAfter / 1000));
  const when =
    seconds === undefined ? 'in a minute' : seconds < 120 ? `in ${seconds} seconds` : minutes(seconds);
  return { why: 'there were too many requests in a short time', remedy: `Try again ${when}.` };
}

function minutes(seconds: number): string {
  return `in ${Math.ceil(seconds / 60)} minutes`;
}

function serviceWords(said: string, envelope: ErrorEnvelope, answer: Answer, asked: Asked): Words {
  if (envelope.code === 'SCOPE_RESOLUTION_FAILED') {
    return { why: said, remedy: 'Check the address of that action; when it is right, try again later.' };
  }
  const name = serviceName(asked.environment, asked.service);
  const quote = envelope.requestId ? ` and quote ${envelope.requestId}` : '';
  const support =
    asked.environment.id === 'sandbox' ? 'look at the log of the sandbox' : `ask Globus support${quote}`;
  const why = `${name} has a problem of its own (${answer.status})${said ? `: ${said}` : ''}`;
  return { why, remedy: `Try again in a few minutes. If it stays, ${support}.` };
}

function invalidRemedy(envelope: ErrorEnvelope): string {
  switch (envelope.code) {
    case 'FLOW_INPUT_ERROR':
      return 'Correct the input so that it fits the input schema of the flow.';
    case 'FLOW_VALIDATION_FAILED':
      return 'Correct the definition of the flow.';
    case 'invalid_scope':
      return 'Check the scopes that are asked for: each must exist and be open to this app.';
    default:
      return 'Correct what it names, then try again.';
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function who(identity: Identity | undefined): string {
  if (!identity) return 'this identity';
  return identity.name === identity.username ? identity.name : `${identity.name} (${identity.username})`;
}
