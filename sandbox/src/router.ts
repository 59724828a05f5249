import type { Reply, Request } from './http.ts';

export interface Route {
  readonly method: string;
  /** Segments, `:name` for one that may be anything: `/flows/:flow_id/run`. */
  readonly pattern: string;
  /** A GET that changes something; all other methods do anyway. */
  readonly changes?: true;
  handle(request: Request): Reply | Promise<Reply>;
}

export type Match =
  | { kind: 'found'; route: Route; params: Map<string, string> }
  | { kind: 'wrong-method'; allowed: string[] }
  | { kind: 'unknown' };

const segments = (path: string) => path.split('/').filter(segment => segment !== '');

/** The parameters if the pattern fits; undefined if not. Throws URIError on a malformed percent escape. */
function paramsOf(pattern: string, path: string): Map<string, string> | undefined {
  const wanted = segments(pattern);
  const given = segments(path);
  if (wanted.length !== given.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) params.set(part.slice(1), value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** The first route that fits wins, so literal segments come before parameters in the list. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  const allowed: string[] = [];
  for (const route of routes) {
    const params = paramsOf(route.pattern, path);
    if (params === undefined) continue;
    if (route.method === method) return { kind: 'found', route, params };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'unknown' };
}
