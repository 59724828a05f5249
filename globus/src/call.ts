import type { Environment, Service } from './environment.ts';
import type { Asked } from './network-problem.ts';
import { GlobusError, type Problem } from './problem.ts';
import { fail, serviceName, withOperation } from './problem-words.ts';
import { serviceProblem } from './service-problem.ts';
import type { TokenSource } from './tokens.ts';
import { retryAfter, type TransportSettings, transport } from './transport.ts';

/** Who calls, where, and how requests are sent. */
export interface Caller {
  environment: Environment;
  /** left out for calls that carry their own credentials, or none */
  tokens?: TokenSource;
  settings: TransportSettings;
}

/**
 * The SDK's last argument. The environment is fixed so that no variable of the process decides;
 * headers and body travel here because the SDK's own parameters admit only definitions that are
 * right already, and a service is to judge what the author really has.
 */
export interface SdkOptions {
  environment: 'production';
  fetch: {
    options: { __callable: typeof fetch; headers: Record<string, string>; body?: string; method?: string };
  };
}

type SdkFetch = SdkOptions['fetch']['options']['__callable'];

/** One request. */
export interface Call {
  service: Service;
  /** completes "Could not …" */
  operation: string;
  /** of the token; left out for calls without one */
  scopes?: readonly string[];
  /** true when sending it twice does no harm */
  repeatable: boolean;
  /** the permission on the flow that it takes, where a refusal may not name it */
  permission?: 'RUN';
  signal?: AbortSignal | undefined;
  /** texts that must never appear in a message */
  secrets?: readonly string[];
  /** the body to send as JSON */
  json?: unknown;
  /** sends it with the SDK (or one of its gaps) */
  send(sdk: SdkOptions): Promise<Response>;
}

/**
 * Sends a request and gives the JSON of its answer (undefined for an empty one). A token that the
 * service does not accept any more is replaced once. Throws GlobusErrors only.
 */
export async function call(caller: Caller, request: Call): Promise<unknown> {
  const first = await attempt(caller, request);
  if (!('problem' in first)) return first.body;
  const { tokens } = caller;
  // A 401 was not acted upon, so that even what is not repeatable may be sent again with a fresh token.
  if (!isStale(first.problem) || !tokens?.refused) throw new GlobusError(first.problem);
  tokens.refused(first.token);
  const second = await attempt(caller, request);
  if ('problem' in second) throw new GlobusError(second.problem);
  return second.body;
}

/** True when a new token may help: not when the service demands another sign-in. */
function isStale({ status, kind, authorizationParameters }: Problem): boolean {
  return status === 401 && kind === 'sign-in' && !authorizationParameters;
}

type Attempt = { body: unknown } | { problem: Problem; token: string };

async function attempt(caller: Caller, request: Call): Promise<Attempt> {
  const { environment, tokens, settings } = caller;
  const asked: Asked = { environment, ...request };
  const token = await tokenFor(caller, request);
  const response = await sent(request, token, transport(asked, settings, request.signal));
  const text = await response.text();
  const body = parsed(text);
  if (response.ok) {
    if (text !== '' && body === undefined) fail(notJson(asked, response.status));
    return { body };
  }
  const answer = { status: response.status, body, retryAfter: retryAfter(response.headers) };
  const found = serviceProblem(answer, asked, tokens?.identity);
  return { problem: withoutSecrets(found, [token, ...(request.secrets ?? [])]), token };
}

/** The bearer token; "" for a call without one. */
async function tokenFor({ tokens }: Caller, { scopes, operation, signal }: Call): Promise<string> {
  if (!tokens || !scopes) return '';
  try {
    return await tokens.token(scopes, signal);
  } catch (error) {
    throw error instanceof GlobusError ? new GlobusError(withOperation(error.problem, operation)) : error;
  }
}

async function sent(request: Call, token: string, fetch: SdkFetch): Promise<Response> {
  const { json } = request;
  try {
    const headers = {
      ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
    };
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    return await request.send({
      environment: 'production',
      fetch: { options: { __callable: fetch, headers, ...body } },
    });
  } catch (error) {
    if (error instanceof GlobusError) throw error;
    return fail({ kind: 'invalid', operation: request.operation, ...unprepared(error) });
  }
}

function unprepared(error: unknown): { why: string; remedy: string } {
  if (error instanceof RangeError) {
    return { why: 'the document is nested too deeply to be sent', remedy: 'Nest it less deeply.' };
  }
  return {
    why: `the request could not be prepared (${error instanceof Error ? error.message : String(error)})`,
    remedy: 'Check the environment variables whose names begin with GLOBUS_SDK_, then try again.',
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // told apart from JSON by the callers: no JSON text means undefined
  }
}

function notJson(asked: Asked, status: number) {
  const name = serviceName(asked.environment, asked.service);
  return {
    kind: 'service' as const,
    operation: asked.operation,
    status,
    why: `${name} answered with something that is not JSON`,
    remedy: 'A proxy or a sign-in page of the network may be in between: open any web page, then try again.',
  };
}

/** What a service says may repeat what it was sent. */
function withoutSecrets(found: Problem, secrets: readonly string[]): Problem {
  const hide = (text: string): string =>
    secrets.reduce((shown, secret) => (secret.length >= 4 ? shown.replaceAll(secret, '…') : shown), text);
  const detail = found.detail?.map(item => ({ path: item.path, message: hide(item.message) }));
  return {
    ...found,
    message: hide(found.message),
    remedy: hide(found.remedy),
    ...(detail ? { detail } : {}),
  };
}

/** The answer as `parse` reads it; a Problem when it is not what was asked for. */
export function expected<T>(
  caller: Caller,
  request: Pick<Call, 'service' | 'operation'>,
  value: T | undefined,
): T {
  if (value !== undefined) return value;
  const name = serviceName(caller.environment, request.service);
  return fail({
    kind: 'service',
    operation: request.operation,
    why: `${name} answered with something unexpected`,
    remedy: 'Try again. If it stays, this version may be too old for the service: look for an update.',
  });
}
