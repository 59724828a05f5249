import type { Environment } from '../../globus/src/index.ts';

/** Who is in a sandbox, as it says itself, so that nobody has to type a demo secret. */
export interface SandboxDirectory {
  nativeClientId: string;
  people: { id: string; username: string; name: string }[];
  serviceAccounts: { clientId: string; name: string; clientSecret: string }[];
}

/** Asks a sandbox who is in it. Only ever called with a sandbox's address, which is on this computer. */
export async function sandboxDirectory(
  environment: Environment,
  signal?: AbortSignal,
): Promise<SandboxDirectory> {
  const response = await fetch(`${environment.auth}/sandbox`, {
    signal: signal ?? AbortSignal.timeout(10_000),
  });
  if (!response.ok)
    throw new Error(`${environment.label} does not say who is in it (HTTP ${response.status}).`);
  return readDirectory(await response.json());
}

/** Reads the sandbox's own description; what is not as expected is left out. */
export function readDirectory(value: unknown): SandboxDirectory {
  const { native_client_id, people, service_accounts } = record(value);
  return {
    nativeClientId: text(native_client_id),
    people: list(people).map(p => ({ id: text(p.id), username: text(p.username), name: text(p.name) })),
    serviceAccounts: list(service_accounts).map(s => ({
      clientId: text(s.client_id),
      name: text(s.name),
      clientSecret: text(s.client_secret),
    })),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
