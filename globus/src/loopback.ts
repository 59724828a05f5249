import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { signInPage } from './sign-in-page.ts';

/** How the browser came back: with a code, or with the service's reason why not. */
export type BrowserAnswer = { code: string } | { error: string };

/** A listener for one sign-in. */
export interface Loopback {
  /** `http://localhost:PORT`, without a path: the form that native apps need not register (reference 1.2) */
  redirectUri: string;
  answer: Promise<BrowserAnswer>;
  close(): void;
}

/**
 * Listens on this computer until the browser brings the answer for this `state`. What comes with
 * another state is turned away and waited out: a strange page must not be able to end a sign-in.
 */
export async function listenForBrowser(state: string): Promise<Loopback> {
  let settle: (answer: BrowserAnswer) => void = () => {};
  const answer = new Promise<BrowserAnswer>(resolve => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    const found = read(request, state);
    if (found === 'elsewhere') return void response.writeHead(404, { Connection: 'close' }).end();
    if (found === 'stranger') return show(response, 400, 'stranger');
    show(response, 200, 'code' in found ? 'done' : 'denied');
    settle(found);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    redirectUri: `http://localhost:${port}`,
    answer,
    close: () => void server.close(), // the page just shown is still delivered
  };
}

function read(request: IncomingMessage, state: string): BrowserAnswer | 'elsewhere' | 'stranger' {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'GET' || url.pathname !== '/') return 'elsewhere';
  if (url.searchParams.get('state') !== state) return 'stranger';
  const code = url.searchParams.get('code');
  if (code) return { code };
  return { error: url.searchParams.get('error') ?? 'no code' };
}

function show(response: ServerResponse, status: number, page: Parameters<typeof signInPage>[0]): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      Connection: 'close',
    })
    .end(signInPage(page));
}
