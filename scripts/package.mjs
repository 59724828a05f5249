#!/usr/bin/env node
// npm run package: writes dist/globus-flows-workbench.vsix and checks what is in it.
import './lib/node-version.mjs';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { install } from './lib/install.mjs';
import { settleModes } from './lib/modes.mjs';
import { run } from './lib/processes.mjs';
import { inProject, program, root } from './lib/project.mjs';
import { problemsBesidePackage } from './lib/same-command.mjs';
import { problemsOfVsix } from './lib/vsix.mjs';

// From the same commit everybody packs the same bytes: the time is the one that npm gives to files, and a zip archive has
// it as clocks show it.
const SAME_EACH_TIME = { SOURCE_DATE_EPOCH: '499162500', TZ: 'UTC', LC_ALL: 'C' };

const vsix = inProject('dist', 'globus-flows-workbench.vsix');

await install();
mkdirSync(inProject('dist'), { recursive: true });
rmSync(vsix, { force: true });
try {
  await run(process.execPath, [inProject('scripts', 'build.mjs'), '--production']);
  const vsce = (...args) =>
    run(process.execPath, [program('@vscode/vsce', 'vsce'), ...args, '--no-dependencies'], {
      cwd: root,
      env: { ...process.env, ...SAME_EACH_TIME },
    });
  settleModes((await vsce('ls')).trim().split('\n'));
  await vsce('package', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const problems = [...problemsOfVsix(vsix), ...(await problemsBesidePackage(vsix))];
for (const problem of problems) console.error(`dist/globus-flows-workbench.vsix: ${problem}`);
if (problems.length > 0) process.exit(1);
console.log(`Wrote dist/globus-flows-workbench.vsix, ${Math.round(statSync(vsix).size / 1024)} KB.`);
