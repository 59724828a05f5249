import { existsSync } from 'node:fs';
import { npm } from './npm.mjs';
import { inProject, readJson, root } from './project.mjs';

/**
 * Whether node_modules holds what package-lock.json asks for. npm leaves a copy of what it installed in
 * node_modules/.package-lock.json; optional packages may be absent (they are for other systems).
 */
export function isInstalled() {
  const installedLock = inProject('node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = readJson(installedLock).packages;
  const wanted = Object.entries(readJson(inProject('package-lock.json')).packages).filter(
    ([at]) => at !== '',
  );
  return wanted.every(([at, { version, optional }]) =>
    installed[at] ? installed[at].version === version && existsSync(inProject(at)) : optional === true,
  );
}

/**
 * Installs what package-lock.json says unless everything is there already. Not with `npm ci`: that refuses a lock
 * file without the optional packages of systems that its writer's registry did not have.
 * Answers what it did, in a few words.
 */
export async function install() {
  if (isInstalled()) return 'already there';
  await npm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
  });
  return 'installed with npm';
}
