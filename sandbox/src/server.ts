import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Faults, faultHeader, faultNamed } from './faults.ts';
import { Refusal, type Reply, type Request } from './http.ts';
import { isForLoopback, maximumBody, readBody } from './incoming.ts';
import { requestLine } from './log.ts';
import { findRoute, type Route } from './router.ts';
import { problemAt } from './services.ts';

export interface ServerOptions {
  readonly port: number;
  readonly routes: readonly Route[];
  readonly faults: Faults;
  /** Resolves when what a request has changed will outlive the sandbox. */
  saved(): Promise<void>;
  log(line: string): void;
}

export interface Listening {
  readonly url: string;
  /** Cuts every connection, those that hang too. */
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Whoever pauses for a few seconds must not ask just when the connection is cut, as with Node's five. */
const keepAliveMilliseconds = 30_000;

/** `drop` and `hang` stand for no answer at all. */
type Outcome = Reply | 'drop' | 'hang';

async function answer(options: ServerOptions, request: Request, body: Buffer | undefined): Promise<Outcome> {
  const { method, path } = request;
  const problem = (status: number, message: string) => problemAt(path, status, message).reply;
  const fault = path.startsWith('/sandbox')
    ? undefined
    : (faultNamed(request.headers[faultHeader]) ?? options.faults.take(method, path));
  if (fault === 'hang' || fault === 'drop') return fault;
  if (fault === '500') return problem(500, 'Internal server error (a fault that was asked for).');
  if (fault === 'expired-token') return problem(401, 'Expired or invalid Bearer token');
  if (fault === '429') {
    const reply = problem(429, 'Too many requests (a fault that was asked for).');
    return { ...reply, headers: { ...reply.headers, 'retry-after': '1' } };
  }
  if (body === undefined)
    return problem(
      413,
      `The request body is larger than ${maximumBody / 1024 / 1024} MB, the most that is accepted.`,
    );
  const match = findRoute(options.routes, method, path);
  if (match.kind === 'unknown')
    return problem(404, `The sandbox does not know ${method} ${path}. docs/sandbox.md says what it has.`);
  if (match.kind === 'wrong-method') {
    const reply = problem(405, `${path} takes ${match.allowed.join(' or ')}, not ${method}.`);
    return { ...reply, headers: { ...reply.headers, allow: match.allowed.join(', ') } };
  }
  const complete: Request = { ...request, params: match.params };
  try {
    const reply = await match.route.handle(complete);
    return method === 'GET' && !match.route.changes ? reply : await whenSaved(options, path, reply);
  } finally {
    request.who = complete.who;
  }
}

/** What is acknowledged must not be lost, whenever the sandbox ends. */
async function whenSaved(options: ServerOptions, path: string, reply: Reply): Promise<Reply> {
  try {
    await options.saved();
    return reply;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return problemAt(
      path,
      500,
      `The request was carried out, but the sandbox could not save it: ${why}. It is lost if the sandbox ends before it can.`,
    ).reply;
  }
}

/** Whatever a handler throws becomes an answer: a refusal as it is, anything else a 500 and a line in the log. */
async function safeAnswer(
  options: ServerOptions,
  request: Request,
  body: Buffer | undefined,
): Promise<Outcome> {
  try {
    return await answer(options, request, body);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    if (error instanceof URIError)
      return problemAt(request.path, 400, 'The address has a malformed % escape.').reply;
    const stack = error instanceof Error ? error.stack : undefined;
    options.log(`The sandbox failed at ${request.method} ${request.path}: ${stack ?? String(error)}`);
    return problemAt(request.path, 500, 'The sandbox failed at this request. Its log says more.').reply;
  }
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(reply.text);
}

const foreign: Reply = {
  status: 403,
  headers: { 'content-type': 'text/plain' },
  text: 'The sandbox answers only requests for this computer.\n',
};

async function serve(
  options: ServerOptions,
  port: number,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = new Date();
  const [path = '/', search = ''] = (message.url ?? '/').split(/\?(.*)/s, 2);
  const request: Request = {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(search),
    headers: message.headers,
    body: Buffer.alloc(0),
    origin: `http://${message.headers.host ?? `${host}:${port}`}`,
    params: new Map(),
    who: undefined,
  };
  let outcome = 'gone';
  response.on('close', () => {
    const milliseconds = Date.now() - at.getTime();
    const shown = outcome === 'answered' && !response.writableFinished ? 'gone' : outcome;
    options.log(
      requestLine({
        ...request,
        at,
        milliseconds,
        outcome: shown === 'answered' ? String(response.statusCode) : shown,
      }),
    );
  });

  if (!isForLoopback(message)) {
    outcome = 'answered';
    return send(response, foreign);
  }
  const body = await readBody(message);
  const whole = { ...request, ...(body !== undefined && { body }) };
  const result = await safeAnswer(options, whole, body);
  request.who = whole.who;
  if (result === 'hang' || result === 'drop') {
    outcome = result;
    if (result === 'drop') message.socket.destroy();
    return;
  }
  outcome = 'answered';
  send(response, result);
}

/** Why the server could not listen, and what to do. */
function listenError(error: unknown, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const choose = 'choose another port, or port 0 for a free one.';
  if (code === 'EADDRINUSE')
    return new Error(
      `Port ${port} of this computer (${host}) is already in use. Stop what uses it, or ${choose}`,
    );
  if (code === 'EACCES') return new Error(`This account may not use port ${port}: ${choose}`);
  if (code === 'ERR_SOCKET_BAD_PORT') return new Error(`${port} is not a port: ${choose}`);
  return new Error(`The sandbox cannot listen on port ${port} of this computer: ${String(error)}`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(listenError(error, port));
    server.once('error', fail);
    const ready = () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else fail(new Error('it has no address'));
    };
    try {
      server.listen(port, host, ready);
    } catch (error) {
      fail(error);
    }
  });
}

/** Serves the routes on loopback. Rejects with a sentence when the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<Listening> {
  let port = options.port;
  const server = createServer((message, response) => {
    serve(options, port, message, response).catch((error: unknown) => {
      // Only a connection that broke while its request was read ends here.
      if (!message.destroyed) options.log(`A request could not be read: ${String(error)}`);
      response.destroy();
    });
  });
  server.keepAliveTimeout = keepAliveMilliseconds;
  port = await listen(server, options.port);
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
