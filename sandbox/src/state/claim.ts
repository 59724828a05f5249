import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasMembers } from './files.ts';

interface Claim {
  url: string;
  instance: string;
}

const isClaim = (value: unknown): value is Claim => hasMembers(value, { url: 'string', instance: 'string' });

const fileOf = (folder: string) => join(folder, 'running.json');

/** Is the sandbox that wrote the claim still answering? */
async function isAlive(claim: Claim): Promise<boolean> {
  try {
    const response = await fetch(`${claim.url}/sandbox`, { signal: AbortSignal.timeout(1000) });
    const about: unknown = await response.json();
    return hasMembers<Claim>(about, { instance: 'string' }) && about.instance === claim.instance;
  } catch {
    return false;
  }
}

/** The address of the sandbox that uses a folder; undefined where none does. */
export async function runningSandbox(folder: string): Promise<string | undefined> {
  const claim: unknown = await readFile(fileOf(folder), 'utf8').then(JSON.parse, () => undefined);
  return isClaim(claim) && (await isAlive(claim)) ? claim.url : undefined;
}

/** Two sandboxes on one folder would overwrite each other: throws when another one uses it. */
export async function requireUnclaimed(folder: string): Promise<void> {
  const url = await runningSandbox(folder);
  if (url !== undefined)
    throw new Error(
      `The state folder ${folder} is in use by the sandbox at ${url}. Use that one, stop it, or choose another folder.`,
    );
}

export async function writeClaim(folder: string, claim: Claim): Promise<void> {
  await writeFile(fileOf(folder), `${JSON.stringify(claim)}\n`, { mode: 0o600 });
}

export async function dropClaim(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}
