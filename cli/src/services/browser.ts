import { spawn } from 'node:child_process';

/** True where a browser can be opened that comes back to this computer: not over SSH, nor in a container. */
export function hasBrowser(): boolean {
  if (process.env.BROWSER || process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Shows an address in the user's browser; rejects where none starts. */
export function openBrowser(address: string): Promise<void> {
  const [command, ...args] = opener();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, address], { detached: true, stdio: 'ignore' });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

function opener(): [string, ...string[]] {
  if (process.env.BROWSER) return [process.env.BROWSER];
  if (process.platform === 'darwin') return ['open'];
  // "start" is the shell's own word, and the shell takes the & of an address for its own.
  return process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
}
