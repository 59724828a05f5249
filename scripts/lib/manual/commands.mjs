import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundles } from '../bundles.mjs';
import { inProject } from '../project.mjs';

const ENTRY = `
import { tableOf } from './command-tables.ts';
import { gflow } from './commands.ts';
export const table = tableOf(gflow());
`;

/** The verbs of gflow with all that they take, as its source is now (`Verb` of cli/src/command-tables.ts). */
export async function loadCommands() {
  const { plugins, define, alias, mainFields } = bundles({ production: true, tests: false }).find(
    ({ entryPoints }) => 'gflow' in entryPoints,
  );
  const temporary = mkdtempSync(path.join(tmpdir(), 'gflow-manual-'));
  try {
    const outfile = path.join(temporary, 'table.cjs');
    await build({
      stdin: { contents: ENTRY, resolveDir: inProject('cli', 'src'), loader: 'ts' },
      bundle: true,
      format: 'cjs',
      platform: 'node',
      outfile,
      logLevel: 'warning',
      plugins,
      define,
      alias,
      mainFields,
    });
    return (await import(pathToFileURL(outfile).href)).default.table;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
