import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, openSandbox } from '../../sandbox/src/testing/harness.ts';

/** What the official clients ask, as record.py wrote it down: every sandbox must answer as the one did that they understood. */
interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly authorization?: string;
  readonly type?: string;
  readonly body?: string;
  /** It is asked again until the answer has this status, or this many results. */
  readonly until?: string;
  readonly untilTotal?: number;
}

interface Recording {
  readonly client: string;
  readonly parts: readonly { readonly name: string; readonly requests: readonly Recorded[] }[];
}

/** Members of answers that differ each time, as record.py names them. */
const NEW = ['access_token', 'id', 'run_id', 'task_id', 'value', 'access_id', 'marker', 'submission_id'];

const CONSTANT = /^(7b61fd86|8e4a8a9b|72be745d|5b2f3d0a|f01f6ddb)-/;

class Names {
  readonly #values = new Map<string, string>();
  readonly #known = new Set<string>();

  learn(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return;
    const { other_tokens: others }: { other_tokens?: unknown } = answer;
    for (const holder of [answer, ...(Array.isArray(others) ? others : [])])
      for (const key of NEW) {
        const value: unknown = holder[key];
        if (typeof value !== 'string' || this.#known.has(value) || CONSTANT.test(value)) continue;
        this.#known.add(value);
        let count = 1;
        while (this.#values.has(`${key}#${count}`)) count++;
        this.#values.set(`${key}#${count}`, value);
      }
  }

  fill(text: string): string {
    return text.replaceAll(/\{\{(\w+#\d+)(\|_)?\}\}/g, (_, name: string, underscored?: string) => {
      const value = this.#values.get(name);
      if (value === undefined) throw new Error(`No answer has had ${name}.`);
      return underscored ? value.replaceAll('-', '_') : value;
    });
  }
}

const here = new URL('.', import.meta.url);
const recordings = readdirSync(here).filter(name => name.endsWith('.json'));

describe.each(recordings)('%s', name => {
  const { client, parts }: Recording = JSON.parse(readFileSync(new URL(name, here), 'utf8'));
  const names = new Names();
  let sandbox: Harness;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());

  async function ask(request: Recorded): Promise<{ status: number; answer: Record<string, unknown> }> {
    const { method, path, authorization, type, body } = request;
    const headers = new Headers(type === undefined ? {} : { 'content-type': type });
    if (authorization !== undefined) headers.set('authorization', names.fill(authorization));
    const sent = body === undefined ? null : names.fill(body);
    const response = await fetch(sandbox.url() + names.fill(path), { method, headers, body: sent });
    const text = await response.text();
    return { status: response.status, answer: text === '' ? {} : JSON.parse(text) };
  }

  test.each(parts)(`${client}: $name`, async ({ requests }) => {
    expect(requests.length).toBeGreaterThan(0);
    for (const request of requests) {
      let { status, answer } = await ask(request);
      const isThere = () =>
        (request.until === undefined || answer.status === request.until) &&
        (request.untilTotal === undefined || answer.total === request.untilTotal);
      for (let tries = 0; tries < 100 && !isThere(); tries++) {
        await wait(50);
        ({ status, answer } = await ask(request));
      }
      const said = `${request.method} ${request.path}: ${JSON.stringify(answer)}`;
      expect(status, said).toBe(request.status);
      expect(isThere(), said).toBe(true);
      names.learn(answer);
    }
  });
});
