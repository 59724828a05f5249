import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { npm } from '../scripts/lib/npm.mjs';

/** Installs the peers on first use: they are heavy, and nothing but the bench needs them. */
export async function installPeers() {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return;
  console.error('Installing the peers that are measured against …');
  await npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
  });
}
