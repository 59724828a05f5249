import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Globus } from '../api.ts';
import { type Environment, sandboxAt } from '../environment.ts';
import { globus } from '../globus.ts';
import type { TokenSource } from '../tokens.ts';
import type { TransportSettings } from '../transport.ts';

/** A request as it arrived. */
export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
  /** the body of a JSON request; undefined without one */
  json: unknown;
  /** the body of a form; empty without one */
  form: URLSearchParams;
}

/** An answer; `hang` never answers, `drop` cuts the connection, `cut` does so in the middle of a document. */
export type Reply =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  | 'hang'
  | 'drop'
  | 'cut';

/** A service that answers what a test says. */
export interface ServiceDouble {
  environment: Environment;
  received: Received[];
  close(): Promise<void>;
}

/** Starts one on a free port of this computer. */
export async function serviceDouble(
  answer: (request: Received, nth: number) => Reply | Promise<Reply>,
  port = 0,
): Promise<ServiceDouble> {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const isJson = incoming.headers['content-type']?.startsWith('application/json');
    const request: Received = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
      form: new URLSearchParams(isJson ? '' : text),
    };
    received.push(request);
    reply(response, await answer(request, received.length));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : 0;
  return {
    environment: sandboxAt(`http://127.0.0.1:${actual}`),
    received,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, answer: Reply): void {
  if (answer === 'hang') return;
  if (answer === 'drop') return void response.socket?.destroy();
  if (answer === 'cut') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
    return void response.write('{"flows": [{"id": "', () => response.socket?.destroy());
  }
  const body = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
  response
    .writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers })
    .end(body);
}

/** Settings without real waiting; the pauses that were asked for are noted. */
export function quick(pauses: number[] = []): TransportSettings {
  return {
    timeout: 2000,
    attempts: 4,
    backOff: 8,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      pauses.push(ms);
    },
  };
}

/** Always the same token. */
export const someToken: TokenSource = { token: async () => 'token-of-ada' };

/** The services of a double, with one token for everything. */
export function globusAt(double: ServiceDouble, tokens: TokenSource = someToken): Globus {
  return globus(double.environment, tokens, quick());
}
