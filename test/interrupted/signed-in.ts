import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Environment,
  type Globus,
  globus,
  type Principal,
  personSession,
  sandboxAt,
  signInPerson,
  signInScopes,
} from '../../globus/src/index.ts';
import { demo, startSandbox } from '../../sandbox/src/index.ts';

/** A sandbox of its own, and Ada, who gives up after one attempt. */
export interface SignedIn {
  environment: Environment;
  ada: Globus;
  close(): Promise<void>;
}

/** @param scopes beyond those of every sign-in */
export async function signedIn(scopes: readonly string[]): Promise<SignedIn> {
  const folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
  const sandbox = await startSandbox({ stateDir: folder });
  const environment = sandboxAt(sandbox.url);
  const stored = await signInPerson({
    environment,
    clientId: demo.nativeClientId,
    scopes: [...signInScopes, ...scopes],
    open: async url => void (await fetch(`${url}&sandbox_identity=${demo.people.ada.id}`)),
    redirect: 'loopback',
  });
  return {
    environment,
    ada: globus(
      environment,
      personSession(stored, async () => {}, environment),
      { attempts: 1 },
    ),
    async close() {
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Somebody of the demo, to whom something is given. */
export function principalOf({ id, name }: { id: string; name: string }): Principal {
  return { kind: 'identity', urn: `urn:globus:auth:identity:${id}`, label: name };
}
