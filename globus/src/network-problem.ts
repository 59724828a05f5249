import type { Environment, Service } from './environment.ts';
import { fieldsOf, itemsOf, textOf } from './json.ts';
import type { Problem } from './problem.ts';
import { problem, serviceName } from './problem-words.ts';

/** A request, as far as messages about it go. */
export interface Asked {
  environment: Environment;
  service: Service;
  operation: string;
  /** true when sending it twice does no harm */
  repeatable: boolean;
  /** the permission on the flow that it takes, where a refusal may not name it */
  permission?: 'RUN';
}

/** No connection was made, so the request cannot have arrived. */
const notArrived = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The system's code of a failed connection ("ECONNREFUSED"), however deep fetch has wrapped it. */
export function networkCode(error: unknown): string | undefined {
  const { code, cause, errors } = fieldsOf(error instanceof Error ? { ...error, cause: error.cause } : error);
  return (
    textOf(code) ?? (cause ? networkCode(cause) : undefined) ?? itemsOf(errors).map(networkCode).find(Boolean)
  );
}

/** True when it is certain that the request did not arrive. */
export function didNotArrive(error: unknown): boolean {
  return notArrived.has(networkCode(error) ?? '') || proxyStatus(error) !== undefined;
}

/** True when the same would come of it again: a certificate that is not trusted, or a proxy that refuses. */
export function staysSo(error: unknown): boolean {
  return isUntrusted(networkCode(error)) || proxyStatus(error)?.startsWith('4') === true;
}

function isUntrusted(code: string | undefined): boolean {
  return code !== undefined && /CERT|UNABLE_TO_|SELF_SIGNED/.test(code);
}

/** The HTTP status by which a proxy has refused to connect us; only the message of Node's HTTP client (undici) tells it. */
function proxyStatus(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return /^Proxy response \((\d{3})\)/.exec(error.message)?.[1] ?? proxyStatus(error.cause);
}

/** The problem of a request that was not answered. */
export function networkProblem(error: unknown, asked: Asked): Problem {
  const { environment, operation } = asked;
  const code = networkCode(error);
  const base = { kind: 'network' as const, operation, ...(code ? { code } : {}) };
  const name = serviceName(asked.environment, asked.service);
  if (environment.id === 'sandbox' && didNotArrive(error)) {
    const remedy = 'Start the sandbox, or choose the environment that you mean.';
    return problem({ ...base, why: `${name} does not answer`, remedy });
  }
  const refused = proxyStatus(error);
  if (refused !== undefined) {
    const why = `the proxy of the network does not let ${new URL(environment[asked.service]).host} through (HTTP ${refused})`;
    const remedy =
      'Look at its address, name and password (http.proxy in VS Code, else HTTPS_PROXY), or ask who runs it.';
    return problem({ ...base, why, remedy });
  }
  if (didNotArrive(error)) {
    const why = `${name} cannot be reached (${new URL(environment[asked.service]).host}, ${code})`;
    return problem({ ...base, why, remedy: 'Check the network connection, then try again.' });
  }
  if (isUntrusted(code)) {
    const why = `the certificate of ${new URL(environment[asked.service]).host} is not trusted (${code})`;
    const remedy =
      'A proxy may read along here: have its certificate installed on this computer (for gflow, named by NODE_EXTRA_CA_CERTS), then try again.';
    return problem({ ...base, why, remedy });
  }
  const why = `the connection to ${name} was lost before it answered${code ? ` (${code})` : ''}`;
  return problem({ ...base, why, remedy: afterDoubt(asked) });
}

/** The problem of a request that was given up after `timeout` ms. */
export function timeoutProblem(timeout: number, asked: Asked): Problem {
  const seconds = Math.max(1, Math.round(timeout / 1000));
  const why = `${serviceName(asked.environment, asked.service)} did not answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return problem({
    kind: 'network',
    operation: asked.operation,
    code: 'TIMEOUT',
    why,
    remedy: afterDoubt(asked),
  });
}

function afterDoubt(asked: Asked): string {
  return asked.repeatable
    ? 'Check the network connection, then try again.'
    : 'It may have been done all the same: look before you try again.';
}
