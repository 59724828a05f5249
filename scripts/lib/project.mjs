import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** An absolute path inside the project. */
export const inProject = (...parts) => path.join(root, ...parts);

export const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

/** The project's package.json, as it is on disk now. */
export const manifest = () => readJson(inProject('package.json'));

/** `require` with the project's node_modules; use it only after `install()`. */
export const requireFromProject = createRequire(inProject('package.json'));

/**
 * The JavaScript file behind a program of an installed package, to be run with this Node.
 * Unlike the files in node_modules/.bin it works the same on every system.
 */
export function program(packageName, name = packageName) {
  const folder = inProject('node_modules', packageName);
  const { bin } = readJson(path.join(folder, 'package.json'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[name]);
}
