import type { BigIntStats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Settle } from '../settle.ts';
import type { Sighting } from '../sighting.ts';
import { readManifest } from './manifest.ts';

/** Larger ones list more files than any run takes. */
const LARGEST_MANIFEST = 16n * 1024n * 1024n;

/** Looks at a file of the watched folder; undefined where there is none. Throws where that cannot be found out. */
export async function lookAt(root: string, file: string, settle: Settle): Promise<Sighting | undefined> {
  const stats = await fileStats(path.join(root, file));
  if (!stats) return undefined;
  const plain: Sighting = {
    path: file,
    version: versionOf(stats),
    identity: identityOf(stats),
    fingerprint: identityOf(stats),
    isComplete: true,
    size: Number(stats.size),
    files: [],
  };
  if (settle.by === 'time') return plain;
  return settle.by === 'marker'
    ? withMarker(root, plain, settle.ending)
    : withListed(root, plain, stats.size);
}

/** The marker says when, so another run needs another marker. */
async function withMarker(root: string, file: Sighting, ending: string): Promise<Sighting> {
  const marker = await fileStats(path.join(root, `${file.path}${ending}`));
  return marker ? { ...file, version: versionOf(marker) } : { ...file, isComplete: false };
}

async function withListed(root: string, manifest: Sighting, size: bigint): Promise<Sighting> {
  const text = size <= LARGEST_MANIFEST ? await readFile(path.join(root, manifest.path), 'utf8') : '';
  const listed = readManifest(manifest.path, text);
  const stats = await Promise.all((listed ?? []).map(one => fileStats(path.join(root, one.path))));
  const isThere = (listed ?? []).map((one, index) => {
    const found = stats[index];
    return found !== undefined && (one.size === undefined || BigInt(one.size) === found.size);
  });
  return {
    ...manifest,
    fingerprint: [manifest.fingerprint, ...stats.map(one => (one ? identityOf(one) : ''))].join(' '),
    isComplete: listed !== undefined && isThere.every(Boolean),
    files: (listed ?? []).map(one => one.path),
  };
}

async function fileStats(file: string): Promise<BigIntStats | undefined> {
  try {
    const stats = await stat(file, { bigint: true });
    return stats.isFile() ? stats : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return undefined;
    throw error;
  }
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/** Size and time only: on some network folders nothing else stays what it is. */
function versionOf({ size, mtimeNs }: BigIntStats): string {
  return [size, mtimeNs].map(number => number.toString(36)).join('.');
}

/** Which file it is, under whatever name: a number may be given to another file once the first is gone, but not its time. */
function identityOf(stats: BigIntStats): string {
  return [versionOf(stats), stats.ino.toString(36), stats.birthtimeNs.toString(36)].join('.');
}
