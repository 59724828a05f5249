import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ENTRIES = { 'server.js': 'main.node.ts', 'server.worker.js': 'main.worker.ts' } as const;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The path of a bundle of the server: the one in dist/, else one that is built for this run. */
export async function built(name: keyof typeof ENTRIES): Promise<string> {
  const inDist = path.join(root, 'dist', name);
  if (existsSync(inDist)) return inDist;
  const outfile = path.join(await mkdtemp(path.join(tmpdir(), 'gflow-server-')), 'dist', name);
  const worker = name === 'server.worker.js';
  await build({
    absWorkingDir: root,
    entryPoints: [`server/src/${ENTRIES[name]}`],
    outfile,
    bundle: true,
    platform: worker ? 'browser' : 'node',
    format: worker ? 'iife' : 'cjs',
    mainFields: worker ? ['browser', 'module', 'main'] : ['module', 'main'],
    define: { __GFLOW_VERSION__: '"0.0.0"' },
    logLevel: 'error',
  });
  return outfile;
}
