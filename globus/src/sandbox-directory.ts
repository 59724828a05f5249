import type { Environment } from './environment.ts';
import { fieldsOf } from './json.ts';
import { GlobusError } from './problem.ts';
import { cancelled, fail } from './problem-words.ts';

/** Who is in a sandbox, as it says itself, so that nobody has to type a demo secret. */
export interface SandboxDirectory {
  nativeClientId: string;
  people: { id: string; username: string; name: string }[];
  serviceAccounts: { clientId: string; name: string; clientSecret: string }[];
}

/** Asks a sandbox who is in it. Only ever called with a sandbox's address, which is on this computer. */
export async function sandboxDirectory(
  { auth }: Pick<Environment, 'auth'>,
  signal?: AbortSignal,
): Promise<SandboxDirectory> {
  const operation = `ask the sandbox at ${auth} who is in it`;
  const patience = AbortSignal.timeout(10_000);
  try {
    const response = await fetch(`${auth}/sandbox`, {
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    if (!response.ok) throw new Error(`it answered with HTTP ${response.status}`);
    return readDirectory(await response.json());
  } catch (error) {
    if (signal?.aborted) throw new GlobusError(cancelled(operation));
    const why = patience.aborted ? 'it does not answer' : reasonOf(error);
    fail({ kind: 'network', operation, why, remedy: 'Start the sandbox.' });
  }
}

/** True when a sandbox answers at this address. */
export async function isSandbox(address: string): Promise<boolean> {
  try {
    const { nativeClientId } = await sandboxDirectory({ auth: address }, AbortSignal.timeout(1_500));
    return nativeClientId !== '';
  } catch {
    return false; // nothing there, or something else: both mean no
  }
}

/** Reads the sandbox's own description; what is not as expected is left out. */
export function readDirectory(value: unknown): SandboxDirectory {
  const { native_client_id, people, service_accounts } = fieldsOf(value);
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

/** "fetch failed" says nothing; its cause says why. */
function reasonOf(error: unknown): string {
  const { cause } = fieldsOf({ ...(error instanceof Error && { cause: error.cause }) });
  if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED')
    return 'nothing listens there';
  if (cause instanceof Error) return cause.message;
  return error instanceof Error ? error.message : String(error);
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
