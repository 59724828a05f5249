import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const READY = /^Sandbox ready at (http:\/\/127\.0\.0\.1:\d+)$/;
const PATIENCE_MS = 20_000;

/** A sandbox of our own: `gflow sandbox` as a process that ends with us. */
export interface SandboxProcess {
  url: string;
  /** Fulfilled when it has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts `gflow sandbox` and waits for its address.
 * @param log gets each line of its request log
 */
export async function startSandboxProcess(
  gflow: string,
  stateDir: string,
  log: (line: string) => void,
): Promise<SandboxProcess> {
  // The extension host's own program runs as plain Node with this variable; there may be no other Node.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(process.execPath, [gflow, 'sandbox', '--state', stateDir], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stderr }).on('line', log);
  const ended = once(child, 'exit').then(() => undefined);
  try {
    return { url: await address(child), ended, stop: () => stop(child, ended) };
  } catch (error) {
    await stop(child, ended);
    throw error;
  }
}

async function address(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const lines = createInterface({ input: child.stdout });
  const failed = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`The sandbox ended with status ${String(code)} before it was ready.`);
  });
  const [line] = await Promise.race([once(lines, 'line', { signal }), failed]);
  const url = READY.exec(String(line))?.[1];
  if (!url) throw new Error(`The sandbox said “${String(line)}” instead of its address.`);
  failed.catch(() => undefined); // its end is told by `ended` from now on
  return url;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await ended;
}
