import { chmodSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { inProject, manifest, root } from './project.mjs';

/** Gives files of the project the modes that packages have them with, whatever the umask of whoever checked out and built. */
export function settleModes(files) {
  const commands = Object.values(manifest().bin).map(file => path.normalize(file));
  for (const file of files)
    chmodSync(inProject(file), commands.includes(path.normalize(file)) ? 0o755 : 0o644);
}

/** The same for all that npm packs. */
export async function settlePacked() {
  const told = await npm(['pack', '--dry-run', '--ignore-scripts', '--json', '--silent'], { cwd: root });
  settleModes(JSON.parse(told)[0].files.map(file => file.path));
}
