import type { IncomingMessage } from 'node:http';

/** What the sandbox takes; more is refused with 413. */
export const maximumBody = 10 * 1024 * 1024;
/** Beyond this the rest of a body is not even read, and the connection is cut. */
const maximumDiscarded = 256 * 1024 * 1024;

/** The body, or undefined when it is too large (it is then read to its end and thrown away). */
export async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += part.length;
    if (size <= maximumBody) chunks.push(part);
    else chunks.length = 0;
    if (size > maximumDiscarded) message.destroy();
  }
  return size <= maximumBody ? Buffer.concat(chunks) : undefined;
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether the request is meant for this computer. A web page elsewhere can make its own name point here, or send
 * requests across; it cannot forge the names in these headers. The port may differ: ports are forwarded.
 */
export function isForLoopback(message: IncomingMessage): boolean {
  const { host, origin } = message.headers;
  const isHere = (address: string) =>
    URL.canParse(address) && loopbackNames.includes(new URL(address).hostname);
  return host !== undefined && isHere(`http://${host}`) && (origin === undefined || isHere(origin));
}
