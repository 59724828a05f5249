import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { sandboxAction } from './sandbox-action.ts';

let close = () => {};
afterEach(() => close());

/** A server with these answers, one after the other, and what it was asked. */
async function answering(...answers: object[]) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    asked.push(`${request.method} ${request.url} ${body}`.trim());
    response.writeHead(200, { Connection: 'close' }).end(JSON.stringify(answers.shift()));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { sandbox: { auth: `http://127.0.0.1:${port}`, label: 'the sandbox' }, asked };
}

test('an action is asked for until it is over', async () => {
  const document = (status: string) => ({ action_id: 'a1', status, details: { n: 1 } });
  const { sandbox, asked } = await answering(document('ACTIVE'), document('ACTIVE'), document('SUCCEEDED'));
  expect(await sandboxAction(sandbox, 'https://a.example', { x: 1 })).toEqual({
    document: document('SUCCEEDED'),
  });
  expect(asked).toEqual([
    'POST /sandbox/actions {"action_url":"https://a.example","body":{"x":1}}',
    'GET /sandbox/actions/a1',
    'GET /sandbox/actions/a1',
  ]);
});

test('an action that cannot be started says why', async () => {
  const { sandbox } = await answering({ code: 'ActionUnableToRun', cause: 'no such provider' });
  expect(await sandboxAction(sandbox, 'https://a.example', {})).toEqual({ cause: 'no such provider' });
});

test('a sandbox that is gone is a problem with a remedy', async () => {
  const { sandbox } = await answering();
  close();
  await expect(sandboxAction(sandbox, 'https://a.example', {})).rejects.toMatchObject({
    problem: { kind: 'network', remedy: 'Start the sandbox.' },
  });
});
