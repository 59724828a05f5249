// Every process that a script starts is started here, in a process group of its own, so that stopping the
// script stops the grandchildren as well (VS Code's extension host, for one) and nothing that is not ours.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

const running = new Set();

/** Starts a process that lives until it ends by itself, `stop(child)`, or the end of this script. */
export function launch(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Runs a process to its end and resolves to what it wrote. With `live: true` it writes to this terminal instead.
 * Rejects with the command and its output when it fails.
 */
export function run(command, args, { live = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = launch(command, args, { ...options, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        output += text;
      });
    }
    child.once('error', error => reject(new Error(`${command} does not start: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? code}\n${output}`.trim()));
    });
  });
}

function signalGroup(child, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}

/** Ends a process and all that it started: asks, and insists after two seconds. */
export async function stop(child) {
  running.delete(child);
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise(resolve => child.once('exit', resolve));
    signalGroup(child, 'SIGTERM');
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 2000).unref())]);
  }
  signalGroup(child, 'SIGKILL'); // what outlived its parent
}

/** Ends everything that is still running. */
export const stopAll = () => Promise.all([...running].map(stop));

let ending = false;
/** Whether a signal has asked this script to end. */
export const isEnding = () => ending;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (ending) return;
    ending = true;
    await stopAll();
    process.exit(128 + constants.signals[signal]);
  });
}

process.once('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});
