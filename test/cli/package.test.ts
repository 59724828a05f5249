import { type ExecFileSyncOptionsWithStringEncoding, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bad, Workplace } from './gflow.ts';

const here = new Workplace();
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Bundles the command line and does what is done before packing, as scripts/prepack.mjs does in full. */
const PREPARE = `
  import { build } from 'esbuild';
  import { bundles } from './scripts/lib/bundles.mjs';
  import { settlePacked } from './scripts/lib/modes.mjs';
  const [bundle] = bundles({ production: true, tests: false }).filter(({ entryPoints }) => 'gflow' in entryPoints);
  await build({ ...bundle, absWorkingDir: process.cwd() });
  await settlePacked();
`;

interface Circumstances {
  /** The modes of files, as the umask of whoever checked out and built has made them. */
  mode: number;
  /** When they were written, in seconds since 1970. */
  time: number;
  timeZone: string;
}

/** Bundles and packs in a copy of the project, and returns the tarball. */
function packedIn(folder: string, { mode, time, timeZone }: Circumstances): string {
  const project = here.at(folder);
  mkdirSync(project, { recursive: true });
  const options: ExecFileSyncOptionsWithStringEncoding = {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TZ: timeZone },
  };
  const left = ['.git', 'dist', 'dist-test', 'node_modules', 'test'];
  for (const name of readdirSync(root))
    if (!left.includes(name)) cpSync(path.join(root, name), path.join(project, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'), 'junction');
  for (const name of ['README.md', 'docs/gflow.1', 'schemas/check.schema.json']) {
    chmodSync(path.join(project, name), mode);
    utimesSync(path.join(project, name), time, time);
  }
  execFileSync(process.execPath, ['--input-type=module', '-e', PREPARE], options);
  const told = execFileSync('npm', ['pack', '--ignore-scripts', '--json'], options);
  return path.join(project, JSON.parse(told)[0].filename);
}

test('the package is the same whoever packs it, and the command in it needs nothing else', () => {
  const tarball = packedIn('one', { mode: 0o664, time: 1e9, timeZone: 'UTC' });
  const other = packedIn('some body/two', { mode: 0o600, time: 1.5e9, timeZone: 'Asia/Tokyo' });
  expect(readFileSync(other).equals(readFileSync(tarball))).toBe(true);
  execFileSync('tar', ['-xzf', path.basename(tarball)], { cwd: path.dirname(tarball) });
  here.put('a.flow.json', bad);
  const command = path.join(path.dirname(tarball), 'package', 'dist', 'gflow.js');
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [command, ...args], { cwd: here.folder, encoding: 'utf8', input: '' });
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(run('--version')).toBe(`${version}\n`);
  expect(() => run('check', 'a.flow.json', '--json')).toThrow(
    expect.objectContaining({ status: 1, stdout: expect.stringContaining('unknown-state') }),
  );
  expect(run('mcp')).toBe(''); // until its input ends
  expect(readFileSync(path.join(path.dirname(tarball), 'package', 'docs', 'gflow.1'), 'utf8')).toContain(
    `"gflow ${version}"`,
  );
});

const hasGroff = spawnSync('groff', ['--version']).status === 0;

test.skipIf(!hasGroff)('the manual page is one', () => {
  const page = path.join(root, 'docs', 'gflow.1');
  const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-Kutf8', page], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('GFLOW(1)');
});
