import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bad, Workplace } from './gflow.ts';

const here = new Workplace();
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packs what is built, and returns the tarball. */
function pack(folder: string): string {
  mkdirSync(here.at(folder));
  const told = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', here.at(folder)],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return path.join(here.at(folder), JSON.parse(told)[0].filename);
}

test('the package is the same each time, and the command in it needs nothing else', () => {
  const tarball = pack('one');
  expect(readFileSync(pack('two')).equals(readFileSync(tarball))).toBe(true);
  execFileSync('tar', ['-xzf', path.basename(tarball)], { cwd: path.dirname(tarball) });
  here.put('a.flow.json', bad);
  const command = path.join(path.dirname(tarball), 'package', 'dist', 'gflow.js');
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [command, ...args], { cwd: here.folder, encoding: 'utf8', input: '' });
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(run('--version')).toBe(`${version}\n`);
  expect(() => run('check', '--json')).toThrow(
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
