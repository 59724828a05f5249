import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  applyDeploy,
  type Flow,
  type Globus,
  globus,
  personSession,
  planDeploy,
  sandboxAt,
  serviceAccount,
  signInPerson,
  signInScopes,
} from '../../globus/src/index.ts';
import { demo, type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/src/index.ts';
import { type Ended, gflow, type Started, type Where, Workplace } from './gflow.ts';

const robot = demo.serviceAccounts.beamlineRobot;

/** A sandbox, gflow beside it, and a transcript of what gflow was told and said. */
export class Rehearsal {
  readonly here = new Workplace();
  #sandbox: Sandbox | undefined;
  #transcript = '';
  /** What must never be said: every secret and token that gflow has had. */
  readonly #secrets = new Set<string>();

  constructor(options: Partial<SandboxOptions> = {}) {
    beforeAll(async () => {
      this.#sandbox = await startSandbox({ stateDir: this.here.at('sandbox'), ...options });
    });
    afterAll(async () => {
      for (const secret of this.#secrets) expect(this.#transcript).not.toContain(secret);
      await this.#sandbox?.close();
    });
  }

  get url(): string {
    return this.#sandbox?.url ?? '';
  }

  get env(): NodeJS.ProcessEnv {
    return {
      GFLOW_SANDBOX: this.url,
      GFLOW_ENVIRONMENT: undefined,
      GLOBUS_CLI_CLIENT_ID: undefined,
      GLOBUS_CLI_CLIENT_SECRET: undefined,
      XDG_CONFIG_HOME: this.here.at('config'),
      XDG_STATE_HOME: this.here.at('state'),
      BROWSER: undefined,
      CI: undefined,
    };
  }

  /** The variables that make the demo service account act. */
  get asRobot(): NodeJS.ProcessEnv {
    return { GLOBUS_CLI_CLIENT_ID: robot.client_id, GLOBUS_CLI_CLIENT_SECRET: robot.client_secret };
  }

  /** Runs gflow, and notes it. */
  gflow(...args: string[]): Promise<Ended> {
    return this.gflowWith({}, ...args);
  }

  async gflowWith({ env = {}, ...more }: Where & { input?: string }, ...args: string[]): Promise<Ended> {
    const ended = await this.here.runWith({ ...more, env: { ...this.env, ...env } }, ...args);
    this.note(`gflow ${args.join(' ')}`, ended);
    return ended;
  }

  start({ env = {}, ...more }: Where, ...args: string[]): Started {
    const started = this.here.start({ ...more, env: { ...this.env, ...env } }, ...args);
    void started.ended.then(ended => this.note(`gflow ${args.join(' ')}`, ended));
    return started;
  }

  /** Runs a line of a shell in which gflow is a command. */
  async shell(line: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    if (!existsSync(this.here.at('bin/gflow'))) {
      this.here.put('bin/gflow', `#!/bin/sh\nexec '${process.execPath}' '${gflow}' "$@"\n`);
      chmodSync(this.here.at('bin/gflow'), 0o755);
    }
    const path = `${this.here.at('bin')}${delimiter}${process.env.PATH}`;
    const child = spawn('sh', ['-c', line], {
      cwd: this.here.folder,
      env: { ...process.env, GITHUB_WORKSPACE: undefined, ...this.env, ...env, PATH: path },
    });
    const told = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', text => {
      told.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      told.err += text;
    });
    child.stdin.end();
    const [status] = await once(child, 'close');
    return { ...told, status };
  }

  /** Signs a person in with a code to paste, as somebody does who sits at another computer. */
  async login(person: { id: string }, ...args: string[]): Promise<Ended> {
    const { child, told, ended } = this.start({}, 'login', '--no-browser', ...args);
    const address = await eventually(() => /^https?:\S+$/m.exec(told.err)?.[0]);
    const page = await (await fetch(`${address}&sandbox_identity=${person.id}`)).text();
    const code = /<code>([^<]+)<\/code>/.exec(page)?.[1] ?? '';
    this.#secrets.add(code);
    child.stdin.end(`${code}\n`);
    return ended;
  }

  /** Runs gflow on a terminal, where somebody answers its questions, one line each. */
  onTerminal(answers: readonly string[], env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
    const child = spawn('script', ['-qec', [process.execPath, gflow, ...args].join(' '), '/dev/null'], {
      cwd: this.here.folder,
      env: { ...process.env, ...this.env, ...env },
    });
    let said = '';
    const open = [...answers];
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text;
      const asked = said.match(QUESTION)?.length ?? 0;
      while (answers.length - open.length < asked && open.length > 0) child.stdin.write(`${open.shift()}\n`);
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => resolve(said));
    });
  }

  /** The services as one of the people uses them elsewhere. */
  async as(person: { id: string }, ...scopes: string[]): Promise<Globus> {
    const environment = sandboxAt(this.url);
    const session = await signInPerson({
      environment,
      clientId: demo.nativeClientId,
      scopes: [...signInScopes, ...scopes],
      redirect: 'loopback',
      open: async address => void (await fetch(`${address}&sandbox_identity=${person.id}`)),
    });
    return globus(
      environment,
      personSession(session, async () => {}),
    );
  }

  get robot(): Globus {
    const environment = sandboxAt(this.url);
    return globus(environment, serviceAccount(environment, robot.client_id, robot.client_secret));
  }

  /** Deploys a flow that the robot may run. */
  async deploy(as: Globus, title: string, states: object): Promise<Flow> {
    const definition = { StartAt: Object.keys(states)[0] ?? '', States: JSON.parse(JSON.stringify(states)) };
    const flowStarters = [`urn:globus:auth:identity:${robot.client_id}`];
    const plan = planDeploy({ title, definition, inputSchema: {}, flowStarters }, undefined);
    return (await applyDeploy(as, plan)).flow;
  }

  /** What was told and said until now, with what differs each time left out; from then on the next begins. */
  transcript(): string {
    const text = this.#transcript;
    this.#transcript = '';
    const ids = new Map<string, string>();
    return text
      .replaceAll(this.url.replace('http://', ''), '127.0.0.1:PORT')
      .replaceAll(/^https?:\S+authorize\S+$/gm, 'ADDRESS')
      .replaceAll(/[0-9a-f]{8}([-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}/g, found => {
        const id = found.replaceAll('_', '-');
        const name = KNOWN.get(id) ?? ids.get(id) ?? `ID-${ids.size + 1}`;
        if (!KNOWN.has(id)) ids.set(id, name);
        return name;
      })
      .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(\+00:00)?/g, 'TIME')
      .replaceAll(/\b\d+(\.\d)? s\b/g, 'SOME s')
      .replaceAll(/ +$/gm, '');
  }

  /** Adds something that was told, and what was said to it, to the transcript. */
  note(line: string, { status, out, err }: Ended): void {
    for (const secret of this.#stored()) this.#secrets.add(secret);
    const said = [err, out]
      .filter(text => text !== '')
      .map(text => text.replace(/(?<!\n)$/, '\n'))
      .join('');
    this.#transcript += `$ ${line}\n${said}[${status}]\n\n`;
  }

  #stored(): string[] {
    try {
      const text = readFileSync(this.here.at('config/gflow/accounts.json'), 'utf8');
      return [...text.matchAll(/"(?:accessToken|refreshToken|clientSecret)": "([^"]+)"/g)].map(
        ([, secret]) => secret ?? '',
      );
    } catch {
      return []; // nobody is signed in
    }
  }
}

const QUESTION = /\[Y\/n\]|\[y\/N\]|Client id: |Secret: /g;

/** There is a program that gives others a terminal. */
export const hasTerminal =
  process.platform === 'linux' && spawnSync('script', ['--version'], { encoding: 'utf8' }).status === 0;

const KNOWN = new Map([
  [demo.people.ada.id, 'ADA'],
  [demo.people.ben.id, 'BEN'],
  [robot.client_id, 'ROBOT'],
  [demo.nativeClientId, 'CLIENT'],
  [demo.collections.beamlineStorage.id, 'BEAMLINE-STORAGE'],
  [demo.collections.sharedResults.id, 'SHARED-RESULTS'],
]);

/** Looks again until there is something. */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(25);
  }
  throw new Error('It did not happen within 10 seconds.');
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
for (const name of ['services', 'files', 'check', 'test', 'diff', 'review'])
  ajv.addSchema(
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')),
    name,
  );

/** The JSON that a verb which speaks with the services has printed, which its schema describes. */
export function jsonOf(verb: string, text: string) {
  return valid(`services#/definitions/${verb}`, text);
}

/** JSON that one of the schemas describes: `check`, or `files#/definitions/new`. */
export function valid(schema: string, text: string) {
  const value = JSON.parse(text);
  const isRight = ajv.getSchema(schema);
  expect(isRight?.(value), JSON.stringify(isRight?.errors)).toBe(true);
  return value;
}
