import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { run } from './processes.mjs';
import { root } from './project.mjs';
import { readZip } from './vsix.mjs';

/** Which files of gflow are not the same in a packaged extension and in the package that npm makes of dist/ now, in sentences. */
export async function problemsBesidePackage(vsix) {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    const told = await npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: root,
    });
    await run('tar', ['-xzf', told.trim().split('\n').at(-1)], { cwd: folder });
    const dist = join(folder, 'package', 'dist');
    const files = readZip(vsix);
    return readdirSync(dist)
      .filter(name => /^gflow.*\.js$/.test(name))
      .filter(
        name =>
          !files
            .get(`extension/dist/${name}`)?.()
            .equals(readFileSync(join(dist, name))),
      )
      .map(name => `Its ${name} is not that of npm pack.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
