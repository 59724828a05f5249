import { launch, stop } from './processes.mjs';
import { inProject } from './project.mjs';

const ready = /^Sandbox ready at (http:\/\/127\.0\.0\.1:\d+)$/m;

/**
 * Starts `gflow sandbox` as users do and resolves when it listens.
 * @param {object} o
 * @param {string} o.state its folder
 * @param {number} [o.port]
 * @param {(text: string) => void} [o.log] gets its request log
 * @returns {Promise<{ url: string, pid: number, ended: Promise<void>, stop(): Promise<void> }>}
 */
export function startSandbox({ state, port = 0, log }) {
  const args = [inProject('dist', 'gflow.js'), 'sandbox', '--state', state, '--port', String(port)];
  const child = launch(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise(resolve => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    const tooLate = setTimeout(() => {
      void stop(child);
      reject(new Error(`The sandbox did not say that it is ready within 20 s.\n${output}${errors}`));
    }, 20_000);
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text;
      const url = ready.exec(output)?.[1];
      if (!url) return;
      clearTimeout(tooLate);
      resolve({ url, pid: child.pid, ended, stop: () => stop(child) });
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      if (errors.length < 10_000) errors += text;
      log?.(text);
    });
    child.once('close', code => {
      clearTimeout(tooLate);
      reject(new Error(`The sandbox ended (${code}) before it was ready.\n${output}${errors}`.trim()));
    });
    child.once('error', reject);
  });
}
