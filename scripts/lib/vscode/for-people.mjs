// The workbench for somebody who sits in front of it, unlike the other modules here, which serve the tests.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from '../processes.mjs';
import { inProject, manifest, root } from '../project.mjs';
import { onPath } from './chromium.mjs';
import { installedVSCode } from './installation.mjs';
import { startVSCode } from './server.mjs';
import { settingsFor } from './settings.mjs';

/** VS Code's own files for `npm start`, apart from those of the user's daily VS Code. */
const profile = inProject('.sandbox', 'vscode');

/** Opens the desktop VS Code with a profile of its own. `ended` resolves when it is closed. */
export async function openDesktop({ code, sandbox, workspace, say }) {
  const data = path.join(profile, 'desktop');
  mkdirSync(path.join(data, 'User'), { recursive: true });
  writeFileSync(
    path.join(data, 'User', 'settings.json'),
    `${JSON.stringify(settingsFor(sandbox), null, 2)}\n`,
  );
  const args = [
    `--user-data-dir=${data}`,
    `--extensions-dir=${path.join(profile, 'extensions')}`,
    '--new-window',
  ];
  // --verbose keeps VS Code a child of this process, so that Ctrl-C here ends it.
  const rest = [`--extensionDevelopmentPath=${root}`, '--verbose', workspace];
  const child = launch(code, [...args, ...rest], { stdio: 'ignore', shell: process.platform === 'win32' });
  say(`Opened the desktop VS Code (${code}) on examples/, with settings of its own in .sandbox/vscode/.`);
  return { ended: new Promise(resolve => child.once('exit', resolve)) };
}

/** The project as an installed extension: a link, so that a new build needs no more than a reloaded window. */
function linkExtension(folder) {
  const { publisher, name, version } = manifest();
  const link = path.join(folder, 'extensions', `${publisher}.${name}-${version}`);
  mkdirSync(path.dirname(link), { recursive: true });
  rmSync(link, { recursive: true, force: true });
  symlinkSync(root, link, 'dir');
}

/** Serves VS Code on loopback and opens it in the user's browser where there is a display. */
export async function serveInBrowser({ sandbox, workspace, port, open, say }) {
  const installation = await installedVSCode(say);
  const folder = path.join(profile, 'browser');
  const sockets = mkdtempSync(path.join(tmpdir(), 'gfw-'));
  process.once('exit', () => rmSync(sockets, { recursive: true, force: true }));
  linkExtension(folder);
  const settings = settingsFor(sandbox);
  const server = await startVSCode({ installation, folder, sockets, workspace, settings, port });
  if (open && (await openAddress(server.address)))
    say(`Opened the workbench in your browser: ${server.address}`);
  else say(`The workbench is ready. Open this address in a browser: ${server.address}`);
  return server;
}

function opener() {
  if (process.platform === 'darwin') return onPath('open');
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return hasDisplay ? onPath('xdg-open') : undefined;
}

/** Whether a browser was asked to open the address. It is the user's own, so it is not ours to end. */
async function openAddress(address) {
  const program = opener();
  if (!program) return false;
  const child = spawn(program, [address], { stdio: 'ignore', detached: true });
  child.unref();
  return new Promise(resolve => {
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
  });
}
