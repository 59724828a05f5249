import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The file of a program on PATH, or undefined. */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  return folders
    .flatMap(folder => endings.map(ending => path.join(folder, name + ending)))
    .find(file => existsSync(file));
}

function find() {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names ${named}, and there is no such file.`);
  return named || names.map(onPath).find(Boolean) || onMac.find(file => existsSync(file));
}

/**
 * A Chromium or Chrome to drive. On Debian and as root it is installed when there is none.
 * Rejects with what is missing and how to get it.
 * @param {(text: string) => void} say told before anything is installed
 */
export async function chromium(say) {
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    say('Installing Chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], { env });
    const installed = find();
    if (installed) return installed;
  }
  throw new Error(
    'There is no Chromium or Chrome on this machine, and the tests in a real VS Code need one.\n' +
      'Debian and Ubuntu: sudo apt-get install chromium. Others: install Google Chrome or Chromium.\n' +
      'Elsewhere than on PATH? Say where: CHROMIUM=/path/to/chromium npm test.\n' +
      'Or use the desktop VS Code instead: npm test -- --desktop',
  );
}
