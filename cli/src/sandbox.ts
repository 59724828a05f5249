import { mkdir, readFile } from 'node:fs/promises';
import { startSandbox } from '../../sandbox/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { failure } from './failure.ts';
import { codeOf, reason, writeReason } from './files.ts';

export interface SandboxCommand {
  port: number;
  stateDir: string;
  legacyProviders: boolean;
  allowCompute: boolean;
  speed: number;
  /** The file of a fault plan. */
  faults: string | undefined;
  json: boolean;
}

/** `gflow sandbox`: runs until it is interrupted, and returns the exit status. */
export async function sandbox({ json, faults, ...options }: SandboxCommand): Promise<number> {
  try {
    await mkdir(options.stateDir, { recursive: true });
  } catch (error) {
    const isFile = codeOf(error) === 'EEXIST';
    return failure(
      `${options.stateDir}: ${isFile ? 'It is a file. Name a folder.' : writeReason(error)}`,
      json,
    );
  }
  try {
    const plan = faults === undefined ? {} : { faults: await planIn(faults) };
    const log = (line: string) => void process.stderr.write(`${line}\n`);
    const running = await startSandbox({ ...options, ...plan, log });
    console.log(json ? JSON.stringify({ url: running.url }) : `Sandbox ready at ${running.url}`);
    await interrupted();
    await running.close();
    return EXIT.ok;
  } catch (error) {
    return failure(reason(error), json);
  }
}

async function planIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${file}: ${reason(error)}`, { cause: error });
  });
}

function interrupted(): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
