import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isObject, type Json, type JsonObject, nestsDeeperThan, parseJson } from './json.ts';

/** One request, read completely. `origin` is the address under which the client reached the sandbox. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly origin: string;
  readonly params: ReadonlyMap<string, string>;
  /** Who asks, for the request log; set by whoever finds out. */
  who: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An answer that is not the hoped-for one. Thrown anywhere below a handler, sent as it is. */
export class Refusal extends Error {
  readonly reply: Reply;
  /** What the reply says, for those who act on it without HTTP. */
  readonly document: Json;

  constructor(status: number, document: JsonObject, headers: Record<string, string> = {}) {
    super(`${status} ${JSON.stringify(document)}`);
    this.document = document;
    this.reply = json(status, document, headers);
  }
}

export function json(status: number, document: object, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    text: JSON.stringify(document),
  };
}

const style = `:root{color-scheme:light dark}body{background:light-dark(#fff,#1e1e1e);color:light-dark(#1e1e1e,#e8e8e8);font:16px system-ui;max-width:40em;margin:4em auto;padding:0 1em}
a{color:light-dark(#0b57d0,#8ab4f8)}body.wide{max-width:80em;margin-top:2em}li{margin:.6em 0}code{font-size:1.1em}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3em .8em .3em 0;border-bottom:1px solid #8888;vertical-align:top}
pre{overflow:auto;max-height:30em;font-size:.85em}summary{cursor:pointer;padding:.2em 0}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** A page without scripts, and with this one style: whatever a request smuggled into it stays text. */
export function page(status: number, title: string, body: string, { wide = false } = {}): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'`,
      'referrer-policy': 'no-referrer',
    },
    text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${style}</style>
</head><body${wide ? ' class="wide"' : ''}><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`,
  };
}

export function redirect(address: string): Reply {
  return { status: 302, headers: { location: address, 'referrer-policy': 'no-referrer' }, text: '' };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
}

export function param(request: Request, name: string): string {
  const value = request.params.get(name);
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}

export function formOf(request: Request): URLSearchParams {
  return new URLSearchParams(request.body.toString('utf8'));
}

const maximumNesting = 1000;

/**
 * The JSON object in the body; no body counts as `{}`. `fail` makes the refusal in the words of the service that
 * was asked: a sentence about what is wrong with the body.
 */
export function objectOf(request: Request, fail: (message: string) => Error): JsonObject {
  const text = request.body.toString('utf8');
  if (text.trim() === '') return {};
  if (nestsDeeperThan(text, maximumNesting))
    throw fail(`The request body nests arrays and objects more than ${maximumNesting} levels deep.`);
  let document: Json;
  try {
    document = parseJson(text);
  } catch (error) {
    throw fail(`The request body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(document)) throw fail('The request body must be a JSON object.');
  return document;
}
