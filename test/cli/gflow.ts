import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, vi } from 'vitest';

/** The built command line. */
export const gflow = fileURLToPath(new URL('../../dist/gflow.js', import.meta.url));

export interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** A temporary folder for the tests of one file, and gflow in it. */
export class Workplace {
  #folder = '';

  constructor() {
    // Each gflow is a process: only what hangs takes that long, however busy the machine is.
    vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
    beforeAll(() => {
      this.#folder = mkdtempSync(path.join(tmpdir(), 'gflow-cli-'));
    });
    afterAll(() => rmSync(this.#folder, { recursive: true, force: true }), 60_000);
  }

  get folder(): string {
    return this.#folder;
  }

  /** Where a file of that name is. */
  at(name: string): string {
    return path.join(this.#folder, name);
  }

  /** Writes a file and returns its name. */
  put(name: string, content: string | Buffer): string {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), content);
    return name;
  }

  read(name: string): Buffer {
    return readFileSync(this.at(name));
  }

  /** Runs gflow in the folder. */
  run(...args: string[]): Promise<Ended> {
    return this.runWith({}, ...args);
  }

  /** Runs gflow with something on its standard input, in another folder, or in another environment. */
  runWith({ input, ...where }: Where & { input?: string | Buffer }, ...args: string[]): Promise<Ended> {
    const { child, ended } = this.start(where, ...args);
    child.stdin.end(input);
    return ended;
  }

  /** Starts gflow, to talk with it while it runs. */
  start({ cwd = '.', env = {} }: Where, ...args: string[]): Started {
    const child = spawn(process.execPath, [gflow, ...args], {
      cwd: this.at(cwd),
      env: { ...process.env, GITHUB_WORKSPACE: undefined, ...env },
    });
    const told: Ended = { status: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', text => {
      told.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      told.err += text;
    });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', status => resolve({ ...told, status }));
    });
    return { child, told, ended };
  }
}

export interface Where {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

export interface Started {
  child: ChildProcessWithoutNullStreams;
  /** What it has said until now. */
  told: Readonly<Ended>;
  ended: Promise<Ended>;
}

export const good = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';
/** One error, which has a safe fix or not as the rules have it. */
export const bad = '{\n  "StartAt": "B",\n  "States": { "A": { "Type": "Pass", "End": true } }\n}';
/** One warning, which has a safe fix. */
export const retired =
  '{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/transfer/ls", "Parameters": { "endpoint_id": "7b61fd86-93ca-5572-99c9-ff7b80f29a45", "path": "/" }, "ResultPath": "$.A", "End": true } } }';
