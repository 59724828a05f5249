import type { BigIntStats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Settle } from '../settle.ts';
import type { Sighting } from '../sighting.ts';
import { type Listed, readManifest } from './manifest.ts';

/** Larger ones list more files than any run takes. */
const LARGEST_MANIFEST = 16n * 1024n * 1024n;
/** So many of the files that a manifest waits for are named. */
const MOST_NAMED = 5;

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
  const listed = await listedIn(root, manifest.path, size);
  if (typeof listed === 'string') return { ...manifest, isComplete: false, missing: listed };
  const stats = await Promise.all(listed.map(one => fileStats(path.join(root, one.path))));
  const waited = listed.flatMap((one, index) => absence(one, stats[index]) ?? []);
  return {
    ...manifest,
    fingerprint: [manifest.fingerprint, ...stats.map(one => (one ? identityOf(one) : ''))].join(' '),
    files: listed.map(one => one.path),
    ...(waited.length > 0 && { isComplete: false, missing: waitedWords(waited, listed.length) }),
  };
}

/** What a manifest lists; in words where that cannot be known (yet): whoever writes it may keep others out. */
async function listedIn(root: string, file: string, size: bigint): Promise<Listed[] | string> {
  if (size > LARGEST_MANIFEST) return 'it is larger than 16 MiB';
  try {
    return readManifest(file, await readFile(path.join(root, file), 'utf8'));
  } catch (error) {
    return `it cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** Why a listed file is not there as it is listed. */
function absence({ path: file, size }: Listed, found: BigIntStats | undefined): string | undefined {
  if (!found) return file;
  if (size === undefined || found.size === BigInt(size)) return undefined;
  return `${file} (${found.size} bytes of ${size})`;
}

function waitedWords(waited: readonly string[], all: number): string {
  const shown = waited.slice(0, MOST_NAMED).join(', ');
  const more = waited.length > MOST_NAMED ? ` and ${waited.length - MOST_NAMED} more` : '';
  return `it waits for ${waited.length} of ${all} files: ${shown}${more}`;
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

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** Size and time only: on some network folders nothing else stays what it is. */
function versionOf({ size, mtimeNs }: BigIntStats): string {
  return [size, mtimeNs].map(number => number.toString(36)).join('.');
}

/** Which file it is, under whatever name: a number may be given to another file once the first is gone, but not its time. */
function identityOf(stats: BigIntStats): string {
  return [versionOf(stats), stats.ino.toString(36), stats.birthtimeNs.toString(36)].join('.');
}
