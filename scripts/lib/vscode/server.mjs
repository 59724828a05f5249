import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch, run, stop } from '../processes.mjs';

const listening = /Extension host agent listening on (\d+)/;

/** A browser-hosted VS Code reads a machine's settings and a user's from two places; both get ours. */
function writeSettings(data, settings) {
  for (const scope of ['User', 'Machine']) {
    const folder = path.join(data, 'data', scope);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
  }
}

/**
 * Starts VS Code's server build on loopback.
 * @param {object} o
 * @param {{ node: string, main: string }} o.installation from `installedVSCode`
 * @param {string} o.folder for its data, extensions and log. Keep it short where `o.sockets` is not given
 * @param {string} [o.sockets] where unix sockets go, whose whole path may have 107 characters
 * @param {string} o.workspace the folder the workbench opens
 * @param {object} o.settings
 * @param {string} [o.vsix] a VSIX to install, as a user would
 * @param {number} [o.port] 0, the default, takes a free one
 * @param {Record<string, string>} [o.env] reaches the extension host
 */
export async function startVSCode(o) {
  const { node, main } = o.installation;
  const [data, extensions, log] = ['data', 'extensions', 'server.log'].map(name => path.join(o.folder, name));
  mkdirSync(extensions, { recursive: true });
  writeSettings(data, o.settings);
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', TMPDIR: o.sockets ?? o.folder, ...o.env };
  delete env.XDG_RUNTIME_DIR; // else unix sockets go there
  delete env.VSCODE_IPC_HOOK_CLI; // else a VS Code terminal's own window answers
  const places = ['--server-data-dir', data, '--extensions-dir', extensions];
  if (o.vsix) await run(node, [main, ...places, '--install-extension', o.vsix, '--force'], { env });

  const token = randomUUID();
  const args = ['--host', '127.0.0.1', '--port', String(o.port ?? 0), '--connection-token', token];
  args.push(
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    '--disable-workspace-trust',
    ...places,
  );
  const output = openSync(log, 'w'); // a file: a pipe that nobody reads would fill up and stop the server
  const child = launch(node, [main, ...args], { env, stdio: ['ignore', output, output] });
  closeSync(output);
  const port = await listeningPort(child, log);
  return {
    port,
    log,
    address: `http://127.0.0.1:${port}/?tkn=${token}&folder=${encodeURIComponent(o.workspace)}`,
    ended: new Promise(resolve => child.once('exit', resolve)),
    stop: () => stop(child),
  };
}

async function listeningPort(child, log) {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const text = readFileSync(log, 'utf8');
    const port = listening.exec(text)?.[1];
    if (port) return Number(port);
    if (/EADDRINUSE/.test(text))
      throw new Error('The port for VS Code is taken by another program; choose another.');
    if (child.exitCode !== null) throw new Error(`VS Code's server ended while starting:\n${text}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error(`VS Code's server did not start within 30 s; its log is ${log}`);
}
