import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from '../demo.ts';
import { isObject, type Json, type JsonObject, parseJson } from '../json.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  /** The value at a dotted path of the body: `details.output`, `flows.0.id`. Undefined if there is none. */
  at(path: string): Json | undefined;
  /** As `at`, for what must be a string. */
  text(path: string): string;
}

export interface Harness {
  readonly folder: string;
  readonly lines: string[];
  url(): string;
  routes(): Sandbox['routes'];
  call(
    method: string,
    path: string,
    how?: {
      token?: string;
      body?: JsonObject;
      form?: Record<string, string>;
      headers?: Record<string, string>;
    },
  ): Promise<Answer>;
  /** A token of a service account, by its client id and secret. */
  robotToken(scope: string, account?: { client_id: string; client_secret: string }): Promise<string>;
  /** Signs a person in, in the browser's stead, and gives the token endpoint's answer. */
  signIn(person: { id: string }, scope: string, more?: Record<string, string>): Promise<Answer>;
  token(person: { id: string }, scope: string): Promise<string>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

function valueAt(body: Json, path: string): Json | undefined {
  let value: Json | undefined = body;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isObject(value) ? value[key] : undefined;
  }
  return value;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body = isJson ? parseJson(text) : text;
  const at = (path: string) => valueAt(body, path);
  return {
    status: response.status,
    headers: response.headers,
    body,
    at,
    text(path) {
      const value = at(path);
      if (typeof value !== 'string') throw new Error(`No text at ${path} of ${text}`);
      return value;
    },
  };
}

/** A sandbox of its own in a temporary folder. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const lines: string[] = [];
  const start = () => startSandbox({ stateDir: folder, log: line => lines.push(line), ...options });
  let sandbox: Sandbox = await start();

  const call: Harness['call'] = async (method, path, how = {}) => {
    const headers = new Headers(how.headers);
    if (how.token !== undefined) headers.set('authorization', `Bearer ${how.token}`);
    if (how.body !== undefined) headers.set('content-type', 'application/json');
    const form = how.form && new URLSearchParams(how.form);
    const body = how.body === undefined ? (form ?? null) : JSON.stringify(how.body);
    const address = path.startsWith('http') ? path : sandbox.url + path;
    return readAnswer(await fetch(address, { method, headers, body, redirect: 'manual' }));
  };

  const signIn: Harness['signIn'] = async (person, scope, more = {}) => {
    const verifier = randomBytes(40).toString('base64url');
    const redirect_uri = 'http://localhost:49999';
    const client_id = demo.nativeClientId;
    const query = new URLSearchParams({
      client_id,
      redirect_uri,
      scope,
      response_type: 'code',
      state: 'the-state',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      sandbox_identity: person.id,
      ...more,
    });
    const back = await call('GET', `/v2/oauth2/authorize?${query}`);
    const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri, client_id, code_verifier: verifier };
    return call('POST', '/v2/oauth2/token', { form });
  };

  return {
    folder,
    lines,
    url: () => sandbox.url,
    routes: () => sandbox.routes,
    call,
    async robotToken(scope, account = demo.serviceAccounts.beamlineRobot) {
      const { client_id, client_secret } = account;
      const form = { grant_type: 'client_credentials', client_id, client_secret, scope };
      return (await call('POST', '/v2/oauth2/token', { form })).text('access_token');
    },
    signIn,
    token: async (person, scope) => (await signIn(person, scope)).text('access_token'),
    async restart() {
      await sandbox.close();
      sandbox = await start();
    },
    async close() {
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until `good` holds, for at most as long as somebody has patience (ms). */
export async function eventually(
  ask: () => Promise<Answer>,
  good: (answer: Answer) => boolean,
  patience = 10_000,
): Promise<Answer> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > end) throw new Error(`It did not come true: ${JSON.stringify(answer.body)}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
