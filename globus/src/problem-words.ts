import type { Environment, Service } from './environment.ts';
import { GlobusError, type Problem } from './problem.ts';

const names: Record<Service, string> = {
  auth: 'Globus Auth',
  flows: 'Globus Flows',
  transfer: 'Globus Transfer',
  groups: 'Globus Groups',
  search: 'Globus Search',
  compute: 'Globus Compute',
};

/** Longest text of a service that is shown: some answer with whole traces. */
const longest = 1500;

/** A problem whose message says first what could not be done: "Could not start the run: …". */
export function problem(parts: Omit<Problem, 'message'> & { why: string }): Problem {
  const { why, ...rest } = parts;
  return { ...rest, message: `Could not ${parts.operation}: ${sentence(why)}` };
}

/** Throws what `problem` makes. */
export function fail(parts: Omit<Problem, 'message'> & { why: string }): never {
  throw new GlobusError(problem(parts));
}

/** The same problem of a larger operation: a missing consent matters for what needed it. */
export function withOperation(of: Problem, operation: string): Problem {
  const prefix = `Could not ${of.operation}: `;
  const why = of.message.startsWith(prefix) ? of.message.slice(prefix.length) : of.message;
  return { ...of, operation, message: `Could not ${operation}: ${why}` };
}

/** The stop that the caller asked for. */
export function cancelled(operation: string): Problem {
  return { kind: 'cancelled', operation, message: `Stopped: ${operation}.`, remedy: '' };
}

/** "Globus Flows", or "the sandbox at http://127.0.0.1:8080": who was asked. */
export function serviceName(environment: Environment, service: Service): string {
  return environment.id === 'sandbox' ? `the sandbox at ${environment[service]}` : names[service];
}

/** A text as a whole sentence: it ends with a full stop, and is cut when it is very long. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const cut = trimmed.length > longest ? `${trimmed.slice(0, longest)}…` : trimmed;
  return /[.!?…]$/.test(cut) ? cut : `${cut}.`;
}

/** “Copy”: a name among words. */
export function quoted(name: string): string {
  return `“${name}”`;
}
