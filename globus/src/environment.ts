import { GlobusError } from './problem.ts';

/** The services a token is ever sent to. */
export type Service = 'auth' | 'flows' | 'transfer' | 'groups' | 'search' | 'compute';

/** A set of Globus services that belong together, each by its base address without a slash at the end. */
export interface Environment {
  id: 'production' | 'sandbox';
  /** what people read: "Globus", "Sandbox at 127.0.0.1:8080" */
  label: string;
  auth: string;
  flows: string;
  transfer: string;
  groups: string;
  search: string;
  compute: string;
  /** the web app, for links people open */
  app: string;
}

/** The services of globus.org. */
export const production: Environment = Object.freeze({
  id: 'production',
  label: 'Globus',
  auth: 'https://auth.globus.org',
  flows: 'https://flows.globus.org',
  transfer: 'https://transfer.api.globus.org',
  groups: 'https://groups.api.globus.org',
  search: 'https://search.api.globus.org',
  compute: 'https://compute.api.globus.org',
  app: 'https://app.globus.org',
});

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A host name of this computer, as addresses have it. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

/**
 * The sandbox that answers at this address (one origin serves every service).
 * Throws a GlobusError of kind "invalid" for anything but an address on this computer: the sandbox
 * is never elsewhere, and a mistyped address must not be sent tokens.
 */
export function sandboxAt(url: string): Environment {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol) || !isLoopback(address.hostname)) {
    throw new GlobusError({
      kind: 'invalid',
      operation: 'use the sandbox',
      message: `“${url}” is not the address of a sandbox: a sandbox runs on this computer.`,
      remedy: 'Give an address such as http://127.0.0.1:8080, as the sandbox prints it when it starts.',
    });
  }
  const { origin, host } = address;
  return {
    id: 'sandbox',
    label: `Sandbox at ${host}`,
    auth: origin,
    flows: origin,
    transfer: origin,
    groups: origin,
    search: origin,
    compute: origin,
    app: origin,
  };
}

/** What a stored session remembers of its environment: "production" or the sandbox's address. */
export function environmentKey(environment: Environment): string {
  return environment.id === 'production' ? 'production' : environment.auth;
}

/** The environment that a key names. Throws as `sandboxAt` does. */
export function environmentOf(key: string): Environment {
  return key === 'production' ? production : sandboxAt(key);
}
