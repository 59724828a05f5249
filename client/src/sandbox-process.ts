import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as l10n from '@vscode/l10n';
import { refusal } from '../../project/src/index.ts';

const READY = /^Sandbox ready at (http:\/\/127\.0\.0\.1:\d+)$/;
const PATIENCE_MS = 20_000;
/** How long it may take to end when asked (ms); then it is ended. */
const GRACE_MS = 2_000;

/** A sandbox of our own: `gflow sandbox` as a process that ends with us. */
export interface SandboxProcess {
  url: string;
  /** Fulfilled when it has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface SandboxProcessOptions {
  /** The file of the command line. */
  gflow: string;
  stateDir: string;
  /** 0 takes a free one. */
  port: number;
  /** Gets each line of its request log. */
  log(line: string): void;
}

/** Starts `gflow sandbox` and waits for its address. Rejects with its own last words when it does not start. */
export async function startSandboxProcess(options: SandboxProcessOptions): Promise<SandboxProcess> {
  const { gflow, stateDir, port, log } = options;
  const child = fork(gflow, ['sandbox', '--state', stateDir, '--port', String(port)], {
    // The extension host's own program runs as plain Node with this variable; there may be no other Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [], // not the debugger's arguments of the extension host
    silent: true,
  });
  const words: string[] = [];
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', line => {
      words.push(line);
      if (words.length > 5) words.shift();
      log(line);
    });
  const ended = new Promise<void>(resolve => {
    child.once('close', () => resolve());
    child.once('error', error => {
      words.push(error.message);
      resolve();
    });
  });
  try {
    return { url: await address(child, ended, words), ended, stop: () => stop(child, ended) };
  } catch (error) {
    await stop(child, ended);
    throw error;
  }
}

function address(child: ChildProcess, ended: Promise<void>, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) =>
      reject(
        refusal({
          kind: 'service',
          operation: 'start the sandbox',
          message: l10n.t('Could not start the sandbox: {why}', { why }),
          remedy: l10n.t('The log says more.'),
        }),
      );
    const patience = setTimeout(
      () => failed(l10n.t('it was not ready within {value} seconds.', { value: PATIENCE_MS / 1000 })),
      PATIENCE_MS,
    );
    void ended.then(() => {
      clearTimeout(patience);
      failed(
        words.length > 0
          ? l10n.t('it said: {words}', { words: words.join(' ') })
          : l10n.t('it ended without a word.'),
      );
    });
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', line => {
      const url = READY.exec(line)?.[1];
      if (!url) return;
      clearTimeout(patience);
      resolve(url);
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(insist);
}
