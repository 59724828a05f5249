import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files larger than this are no place where text is written by us. */
const LARGEST = 64 * 1024 * 1024;

/** What tokens and secrets of the sandbox look like. */
const CANDIDATE = /sandbox_[\w-]{43}|[A-Za-z0-9+/]{43}=|sandbox-[a-z]+-robot/g;

/**
 * Where a token or a secret that the sandbox has given stands in clear: the paths of files, and “the log”. The sandbox itself
 * knows them by their hashes only, with which each candidate is compared.
 * @param {string} folder everything that was written during the run, the state of the sandbox too
 * @param {readonly string[]} log what was printed
 * @param {readonly string[]} left subfolders that are not looked into: programs as they are installed
 */
export function secretsIn(folder, log, left = ['extensions']) {
  const hashes = hashesOf(path.join(folder, 'sandbox'));
  const holds = text =>
    [...text.matchAll(CANDIDATE)].some(([one]) => hashes.has(createHash('sha256').update(one).digest('hex')));
  const found = filesIn(folder, left).filter(file => holds(readFileSync(file, 'latin1')));
  return [...found, ...(holds(log.join('\n')) ? ['the log'] : [])];
}

/** The hashes of all tokens and secrets, as the sandbox has them on its disk; none where nothing has asked it for one. */
function hashesOf(state) {
  if (!existsSync(path.join(state, 'tokens.json'))) return new Set();
  const read = name => JSON.parse(readFileSync(path.join(state, name), 'utf8'));
  const secrets = Object.values(read('credentials.json')).map(({ hash }) => hash);
  return new Set([...Object.keys(read('tokens.json')), ...secrets]);
}

function filesIn(folder, left = []) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return left.includes(entry.name) ? [] : filesIn(file);
    return entry.isFile() && statSync(file).size <= LARGEST ? [file] : [];
  });
}
