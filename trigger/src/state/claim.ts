import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The longest path that every system takes for a socket. */
const LONGEST = 100;

/**
 * Claims a folder for this process, and gives what ends that; undefined where another one has it. The claim is a socket:
 * the system ends it with the process, however that ends.
 */
export async function claim(folder: string): Promise<(() => Promise<void>) | undefined> {
  const address = addressOf(folder);
  if (await isClaimed(folder)) return undefined;
  if (process.platform !== 'win32') await rm(address, { force: true });
  const server = createServer(socket => socket.destroy());
  if (!(await listens(server, address))) return undefined;
  server.unref();
  return () => new Promise(resolve => server.close(() => resolve()));
}

/** A process has claimed the folder. */
export function isClaimed(folder: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(addressOf(folder));
    const end = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(true));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(address);
  });
}

function addressOf(folder: string): string {
  const key = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\gflow-trigger-${key}`;
  const beside = path.join(folder, 'running.sock');
  return Buffer.byteLength(beside) <= LONGEST ? beside : path.join(tmpdir(), `gflow-trigger-${key}.sock`);
}
