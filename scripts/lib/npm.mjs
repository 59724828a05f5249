import { run } from './processes.mjs';

/** Runs npm: the one that started this script, else the one on PATH. Rejects with npm's own words. */
export function npm(args, options) {
  const startedBy = process.env.npm_execpath;
  if (startedBy && /npm-cli\.c?js$/.test(startedBy)) {
    return run(process.execPath, [startedBy, ...args], options);
  }
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}
