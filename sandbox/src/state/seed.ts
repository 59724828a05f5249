import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashToken } from '../auth/tokens.ts';
import { collections, demo, demoIndexes, serviceAccounts } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import { isoMicroseconds, isoSeconds } from '../time.ts';
import type { IndexRole } from './records/search.ts';
import type { State } from './state.ts';

const frameBytes = 256 * 1024;

/** Bytes that look like a detector's and are the same everywhere. */
function frame(number: number): Buffer {
  const blocks: Buffer[] = [];
  for (let block = 0; block * 32 < frameBytes; block++)
    blocks.push(createHash('sha256').update(`frame ${number} block ${block}`).digest());
  return Buffer.concat(blocks);
}

/** The folders that every start needs. */
export async function makeFolders(state: State): Promise<void> {
  for (const one of collections) await mkdir(join(state.collectionsFolder, one.slug), { recursive: true });
}

/** What a first start finds: a scan on the beamline's storage, and what the robots may do. */
export async function seed(state: State, now: number): Promise<void> {
  const { beamlineStorage, instrumentComputer, referenceArchive, sharedResults } = demo.collections;
  const scan = join(state.collectionsFolder, beamlineStorage.slug, 'data', 'scan-001');
  await mkdir(scan, { recursive: true });
  for (const number of [1, 2, 3]) await writeFile(join(scan, `frame-000${number}.dat`), frame(number));
  const metadata = { scan: 'scan-001', beamline: 7, sample: 'lysozyme', frames: 3, exposure_seconds: 0.1 };
  await writeFile(join(scan, 'metadata.json'), `${JSON.stringify(metadata, null, 2)}\n`);

  await mkdir(join(state.collectionsFolder, sharedResults.slug, 'incoming'), { recursive: true });
  const reference = join(state.collectionsFolder, referenceArchive.slug, 'reference-001');
  await mkdir(reference, { recursive: true });
  await writeFile(
    join(reference, 'README.txt'),
    'Reference data. Read only for everybody but its administrator.\n',
  );

  const acquired = join(state.collectionsFolder, instrumentComputer.slug, 'acquired');
  await mkdir(acquired, { recursive: true });
  await writeFile(join(acquired, 'frame-0001.dat'), frame(101));

  const rule = (id: string, collection: string, path: string, permissions: 'r' | 'rw') =>
    state.access.set(id, {
      id,
      collection,
      principal_type: 'identity',
      principal: demo.serviceAccounts.beamlineRobot.client_id,
      path,
      permissions,
      create_time: isoSeconds(now),
      expiration_date: null,
    });
  rule('6f5e4d3c-2b1a-5098-8765-43210fedcba1', sharedResults.id, '/incoming/', 'rw');
  rule('bbe8a058-241f-5f9c-9e56-b8fcae23ae3f', instrumentComputer.id, '/', 'r');
  rule('7a6b5c4d-3e2f-5190-9876-54321fedcba2', referenceArchive.id, '/', 'r');
}

/** The demo's search indexes, where they are not there. */
export function seedIndexes(state: State, now: number): void {
  for (const { id, display_name, description, owners, writers } of demoIndexes) {
    if (state.indexes.get(id) !== undefined) continue;
    const role = (principal: string, role_name: IndexRole['role_name']): IndexRole => ({
      id: randomUUID(),
      principal: identityUrn(principal),
      role_name,
      created: now,
    });
    state.indexes.set(id, {
      id,
      display_name,
      description,
      status: 'open',
      is_trial: false,
      created: now,
      roles: [...owners.map(one => role(one, 'owner')), ...writers.map(one => role(one, 'writer'))],
    });
  }
}

/** The demo's service accounts in their project, where they are not there. */
export function seedDevelopers(state: State, now: number): void {
  const { project } = demo;
  if (state.projects.get(project.id) === undefined) state.projects.set(project.id, { ...project });
  for (const { client_id, name, client_secret } of serviceAccounts) {
    if (state.clients.get(client_id) !== undefined) continue;
    state.clients.set(client_id, { id: client_id, name, project: project.id, visibility: 'private' });
    const credential = {
      id: randomUUID(),
      name: 'of the demo',
      client: client_id,
      created: isoMicroseconds(now),
      hash: hashToken(client_secret),
    };
    state.credentials.set(credential.id, credential);
  }
}
