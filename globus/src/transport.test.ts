import { createServer } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sandboxAt } from './environment.ts';
import { globus } from './globus.ts';
import { problemOf } from './problem.ts';
import { flow, flowId, run } from './testing/documents.ts';
import { quick, type Reply, type ServiceDouble, serviceDouble, someToken } from './testing/service-double.ts';
import { retryAfter, type TransportSettings } from './transport.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map(double => double.close()));
});

async function double(...replies: Reply[]): Promise<ServiceDouble> {
  const started = await serviceDouble(
    (_, nth) => replies[Math.min(nth, replies.length) - 1] ?? { status: 500 },
  );
  open.push(started);
  return started;
}

const services = (at: ServiceDouble, settings: Partial<TransportSettings> = {}) =>
  globus(at.environment, someToken, { ...quick(), ...settings });

const problemFrom = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => problemOf(error),
  );

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise(resolve => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('what may be repeated', () => {
  test.each([[500], [502], [503], [504], [429]])('a GET after %i', async status => {
    const at = await double({ status }, { json: flow() });
    expect((await services(at).flows.get(flowId)).title).toBe('Copy');
    expect(at.received).toHaveLength(2);
  });

  test('a GET whose connection was cut', async () => {
    const at = await double('drop', { json: flow() });
    expect((await services(at).flows.get(flowId)).title).toBe('Copy');
  });

  test('a check, although it is a POST', async () => {
    const at = await double({ status: 502 }, { json: { scopes: { User: ['a'] }, analysis: {} } });
    expect((await services(at).flows.validate({})).scopes).toEqual({ User: ['a'] });
  });

  test('the pauses grow, with jitter', async () => {
    const pauses: number[] = [];
    const at = await double({ status: 500 });
    const found = await problemFrom(services(at, quick(pauses)).flows.get(flowId));
    expect(found).toMatchObject({ kind: 'service', status: 500 });
    expect(at.received).toHaveLength(4);
    expect(pauses).toEqual([8, 16, 32]);
    const lowest: number[] = [];
    await problemFrom(services(at, { ...quick(lowest), random: () => 0 }).flows.get(flowId));
    expect(lowest).toEqual([4, 8, 16]);
  });

  test('a pause that the service asks for is kept', async () => {
    const pauses: number[] = [];
    const at = await double({ status: 429, headers: { 'Retry-After': '7' } }, { json: flow() });
    await services(at, quick(pauses)).flows.get(flowId);
    expect(pauses).toEqual([7000]);
  });

  test('a pause that is too long is told instead', async () => {
    const at = await double({ status: 429, headers: { 'Retry-After': '600' } });
    expect(await problemFrom(services(at).flows.get(flowId))).toMatchObject({
      kind: 'limit',
      remedy: 'Try again in 10 minutes.',
    });
    expect(at.received).toHaveLength(1);
  });

  test('a POST that certainly did not arrive', async () => {
    const port = await freePort();
    const environment = sandboxAt(`http://127.0.0.1:${port}`);
    const settings = {
      ...quick(),
      sleep: async () => {
        if (open.length === 0) open.push(await serviceDouble(() => ({ status: 201, json: run() }), port));
      },
    };
    const started = await globus(environment, someToken, settings).flows.run(flowId, { body: {} });
    expect(started.status).toBe('ACTIVE');
    expect(open[0]?.received.map(request => request.path)).toEqual([`/flows/${flowId}/run`]);
  });
});

describe('what is never repeated', () => {
  test.each([
    ['after 502', { status: 502 }, 'service'],
    ['after 500', { status: 500 }, 'service'],
    ['after 429', { status: 429 }, 'limit'],
    ['when the connection was cut', 'drop', 'network'],
  ] as const)('a run, %s', async (_, reply, kind) => {
    const at = await double(reply, { status: 201, json: run() });
    const found = await problemFrom(services(at).flows.run({ id: flowId, title: 'Copy' }, { body: {} }));
    expect(found).toMatchObject({ kind, operation: 'start the run of “Copy”' });
    expect(at.received).toHaveLength(1);
  });

  test('doubt about a run is said', async () => {
    const at = await double('drop');
    const found = await problemFrom(services(at).flows.run(flowId, { body: {} }));
    expect(found?.remedy).toBe('It may have been done all the same: look before you try again.');
  });

  test('a listing that the collection itself refused', async () => {
    const refusal = { code: 'ExternalError.DirListingFailed.GCDisconnected', message: 'Not connected' };
    const at = await double({ status: 502, json: refusal });
    const found = await problemFrom(services(at).transfer.ls(flowId, '/'));
    expect(found).toMatchObject({ kind: 'service', code: 'ExternalError.DirListingFailed.GCDisconnected' });
    expect(at.received).toHaveLength(1);
  });
});

describe('no answer', () => {
  test('a sandbox that is gone', async () => {
    const port = await freePort();
    const environment = sandboxAt(`http://127.0.0.1:${port}`);
    const found = await problemFrom(globus(environment, someToken, quick()).flows.get(flowId));
    expect(found).toEqual({
      kind: 'network',
      operation: `read the flow ${flowId}`,
      code: 'ECONNREFUSED',
      message: `Could not read the flow ${flowId}: the sandbox at http://127.0.0.1:${port} does not answer.`,
      remedy: 'Start the sandbox, or choose the environment that you mean.',
    });
  });

  test.each([
    ['a connection that hangs', 'hang'],
    ['an answer that stops in the middle', { headers: { 'Content-Length': '1000' }, text: '{"id":' }],
  ] as const)('%s', async (_, reply) => {
    const at = await double(reply);
    const found = await problemFrom(services(at, { timeout: 150 }).flows.get(flowId));
    expect(found).toMatchObject({ kind: 'network', code: 'TIMEOUT' });
    expect(found?.message).toContain('did not answer within 1 second.');
    expect(at.received).toHaveLength(1);
  });

  test('the caller stops it: while it is under way, while it pauses, before it begins', async () => {
    const at = await double('hang');
    const under = new AbortController();
    const work = problemFrom(services(at).flows.get(flowId, under.signal));
    await vi.waitFor(() => expect(at.received).toHaveLength(1));
    under.abort();
    expect(await work).toMatchObject({ kind: 'cancelled' });

    const failing = await double({ status: 500 });
    const pausing = new AbortController();
    const sleep: TransportSettings['sleep'] = async (_, signal) => {
      pausing.abort();
      signal?.throwIfAborted();
    };
    const paused = services(failing, { sleep }).flows.get(flowId, pausing.signal);
    expect(await problemFrom(paused)).toMatchObject({ kind: 'cancelled' });
    expect(failing.received).toHaveLength(1);

    const before = await double({ json: flow() });
    expect(await problemFrom(services(before).flows.get(flowId, AbortSignal.abort()))).toMatchObject({
      kind: 'cancelled',
    });
    expect(before.received).toHaveLength(0);
  });
});

describe('where a token goes', () => {
  test('nowhere but to the environment, whatever the process says', async () => {
    const [at, stranger] = [await double({ json: flow() }), await double({ json: flow() })];
    for (const name of ['FLOWS', 'TRANSFER', 'AUTH', 'GROUPS']) {
      vi.stubEnv(`GLOBUS_SDK_SERVICE_URL_${name}`, stranger.environment.flows);
    }
    vi.stubEnv('GLOBUS_SDK_ENVIRONMENT', 'preview');
    await services(at).flows.get(flowId);
    expect(at.received[0]?.headers.authorization).toBe('Bearer token-of-ada');
    expect(stranger.received).toEqual([]);
  });

  test('not along with a redirect', async () => {
    const stranger = await double({ json: flow() });
    const at = await double({ status: 302, headers: { Location: `${stranger.environment.flows}/flows/x` } });
    expect(await problemFrom(services(at).flows.get(flowId))).toMatchObject({ kind: 'service', status: 302 });
    expect(stranger.received).toEqual([]);
  });

  test('each service gets the tokens of its own scopes', async () => {
    const [flows, transfer] = [await double({ json: flow() }), await double({ json: { DATA: [] } })];
    const environment = { ...flows.environment, transfer: transfer.environment.transfer };
    const asked: string[] = [];
    const tokens = { token: async (scopes: readonly string[]) => `for ${asked.push(...scopes)}` };
    const services = globus(environment, tokens, quick());
    await services.flows.get(flowId);
    await services.transfer.listRoles(flowId);
    expect(asked.map(scope => scope.replace(/.*[/:]/, ''))).toEqual(['view_flows', 'all']);
    expect(flows.received.map(request => request.headers.authorization)).toEqual(['Bearer for 1']);
    expect(transfer.received.map(request => request.headers.authorization)).toEqual(['Bearer for 2']);
  });
});

test('Retry-After in seconds, as a date, and as nonsense', () => {
  const of = (value: string) => retryAfter(new Headers({ 'Retry-After': value }), Date.UTC(2026, 0, 1));
  expect(of('3')).toBe(3000);
  expect(of('Thu, 01 Jan 2026 00:00:09 GMT')).toBe(9000);
  expect(of('Wed, 31 Dec 2025 00:00:00 GMT')).toBe(0);
  expect(of('soon')).toBeUndefined();
  expect(retryAfter(new Headers())).toBeUndefined();
});
