#!/usr/bin/env node
// npm start: sets everything up, starts the sandbox, and opens the workbench on examples/.
//
//   npm start -- --browser         VS Code in a browser, even where the desktop VS Code is there
//   npm start -- --no-open         only print the address; opens no window (means --browser)
//   npm start -- --port 8080       VS Code's port in the browser; --sandbox-port the sandbox's. 0 takes a free one
import './lib/node-version.mjs';
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { install } from './lib/install.mjs';
import { isEnding, run, stopAll } from './lib/processes.mjs';
import { inProject, root } from './lib/project.mjs';
import { startSandbox } from './lib/sandbox.mjs';
import { onPath } from './lib/vscode/chromium.mjs';
import { openDesktop, serveInBrowser } from './lib/vscode/for-people.mjs';

const { values: flags } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    'sandbox-port': { type: 'string', default: '0' },
  },
});

function portFrom(name) {
  const text = flags[name];
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  console.error(`--${name} takes a number from 0 to 65535, not “${text}”.`);
  process.exit(2);
}
const port = portFrom('port');
const sandboxPort = portFrom('sandbox-port');
const state = inProject('.sandbox');
const code = flags.browser || flags['no-open'] ? undefined : onPath('code');

try {
  console.log(`Packages: ${await install()}.`);
  console.log((await run(process.execPath, [inProject('scripts', 'build.mjs')], { cwd: root })).trim());
  mkdirSync(state, { recursive: true });
  const sandbox = await startSandbox({ state, port: sandboxPort });
  console.log(`The sandbox runs at ${sandbox.url}. Its state and its collections' folders are in .sandbox/.`);
  const options = { sandbox: sandbox.url, workspace: inProject('examples'), say: text => console.log(text) };
  const workbench = code
    ? await openDesktop({ ...options, code })
    : await serveInBrowser({ ...options, port, open: !flags['no-open'] });
  console.log('Ctrl-C ends all of this.');
  const ended = await Promise.race([
    workbench.ended.then(() => 'VS Code was closed.'),
    sandbox.ended.then(() => 'The sandbox has ended.'),
  ]);
  console.log(isEnding() ? '\nEnding the sandbox and VS Code.' : ended);
  await stopAll();
} catch (error) {
  console.error(error.message);
  await stopAll();
  process.exit(1);
}
process.exit(isEnding() ? 130 : 0);
