#!/usr/bin/env node
// Bundles the extension, the language server, the command line and the pure core into dist/.
//
//   npm run build                 minified, with linked source maps
//   npm run build -- --production no source maps: what the VSIX takes
//   npm run build -- --watch      builds again at every change, until Ctrl-C
//   npm run build -- --tests      also the suite for a real VS Code, into dist-test/
import './lib/node-version.mjs';
import { existsSync } from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundles } from './lib/bundles.mjs';
import { install } from './lib/install.mjs';
import { inProject, root } from './lib/project.mjs';

const { values: flags } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    tests: { type: 'boolean', default: false },
  },
});

const started = performance.now();
await install();
const esbuild = await import('esbuild');

const wanted = bundles(flags);
const missing = wanted
  .flatMap(bundle => Object.values(bundle.entryPoints))
  .filter(file => !existsSync(inProject(file)));
if (missing.length > 0) {
  console.error(`Nothing was built, for these entry points are missing: ${missing.join(', ')}`);
  process.exit(1);
}

async function dropSourceMaps() {
  const files = await readdir(inProject('dist'));
  await Promise.all(files.filter(file => file.endsWith('.map')).map(file => rm(inProject('dist', file))));
}

const contexts = await Promise.all(wanted.map(bundle => esbuild.context({ ...bundle, absWorkingDir: root })));
try {
  if (flags.watch) {
    await Promise.all(contexts.map(context => context.watch()));
    console.log('Watching. Ctrl-C ends it.');
  } else {
    const built = await Promise.all(contexts.map(context => context.rebuild()));
    // What esbuild warns of works otherwise than it reads: it has printed what and where.
    if (built.some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
    await chmod(inProject('dist', 'gflow.js'), 0o755);
    if (flags.production) await dropSourceMaps();
    console.log(`Built dist/ in ${Math.round(performance.now() - started)} ms.`);
  }
} catch {
  process.exitCode = 1; // esbuild has printed what is wrong, and where
} finally {
  if (!flags.watch) await Promise.all(contexts.map(context => context.dispose()));
}
