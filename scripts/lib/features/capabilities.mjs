import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inProject } from '../project.mjs';

/** What the server answers to `initialize`, as its source is now. */
export async function loadCapabilities() {
  const temporary = mkdtempSync(path.join(tmpdir(), 'gflow-capabilities-'));
  try {
    const outfile = path.join(temporary, 'initialize.cjs');
    await build({
      entryPoints: [inProject('server', 'src', 'initialize.ts')],
      bundle: true,
      format: 'cjs',
      platform: 'node',
      mainFields: ['module', 'main'],
      outfile,
      logLevel: 'warning',
    });
    const { onInitialize } = (await import(pathToFileURL(outfile).href)).default;
    let answer = () => ({ capabilities: {} });
    const connection = {
      onInitialize(handler) {
        answer = handler;
      },
    };
    onInitialize(connection, '', () => {});
    return answer({ capabilities: {} }).capabilities;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
