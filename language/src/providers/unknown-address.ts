import { isPlaceholder } from '../model/placeholder.ts';
import { nearest } from '../text-distance.ts';
import { findProvider, providers } from './catalogue.ts';
import { isUuid } from './check-scalar.ts';
import { COMPUTE_V3 } from './old-names.ts';
import { retirementOf } from './retirement.ts';

/** Why an address can hardly be that of an action; `meant` is a known address that looks much like it. */
export type UnknownAddress =
  /** The host has action providers, but none there that is known. */
  | { kind: 'provider'; meant: string | undefined }
  /** It names a flow, or should. */
  | { kind: 'flow'; meant: string | undefined }
  /** The host is much like one of those. */
  | { kind: 'host'; meant: string }
  /** A service of Globus that is no action provider; `provider` is one that works on it. */
  | { kind: 'service'; name: string; provider: string | undefined };

const FLOWS = 'flows.globus.org';
// The older name of the same service, and the web app, where people copy addresses from.
const FLOWS_HOSTS = [FLOWS, 'flows.automate.globus.org', 'app.globus.org'];
const TRANSFER = { name: 'the Transfer service', provider: 'https://transfer.actions.globus.org/transfer' };
const SERVICES = new Map<string, { name: string; provider: string | undefined }>([
  ['transfer.api.globus.org', TRANSFER],
  ['transfer.api.globusonline.org', TRANSFER],
  [
    'search.api.globus.org',
    { name: 'the Search service', provider: 'https://actions.globus.org/search/ingest' },
  ],
  ['compute.api.globus.org', { name: 'the Compute service', provider: COMPUTE_V3 }],
  ['groups.api.globus.org', { name: 'the Groups service', provider: undefined }],
  ['auth.globus.org', { name: 'Globus Auth', provider: undefined }],
]);

/** Undefined where the address is known, or may well be right: those of other hosts, and placeholders. */
export function unknownAddress(url: string): UnknownAddress | undefined {
  if (findProvider(url) || isPlaceholder(url) || retirementOf(url)) return undefined;
  const [, written = '', path = ''] = /^https?:\/\/([^/\s?#]+)(\/\S*)?\s*$/i.exec(url) ?? [];
  const host = written.toLowerCase();
  // Another rule speaks of http.
  if (host === '' || findProvider(`https://${host}${path}`)) return undefined;
  if (FLOWS_HOSTS.includes(host)) return unknownFlow(host, path);
  const service = SERVICES.get(host);
  if (service) return { kind: 'service', ...service };
  const hosts = new Set(live().map(hostOf));
  if (hosts.has(host)) return { kind: 'provider', meant: meantProvider(host, path) };
  for (const other of [...hosts, FLOWS]) {
    const meant = `https://${other}${path}`;
    if (isLike(host, other) && (findProvider(meant) || (other === FLOWS && isFlow(path))))
      return { kind: 'host', meant };
  }
  const slip = providers().find(p => [p.url, ...p.aliases].some(known => isOneSlip(url, known)));
  return slip && { kind: 'provider', meant: slip.replacedBy ?? slip.url };
}

/** One character too many, too few or another, or two neighbours the wrong way round. */
function isOneSlip(text: string, known: string): boolean {
  if (Math.abs(text.length - known.length) > 1) return false;
  let from = 0;
  while (from < text.length && text[from] === known[from]) from++;
  let end = 0;
  while (end < Math.min(text.length, known.length) - from && text.at(-1 - end) === known.at(-1 - end)) end++;
  const [is, was] = [text.slice(from, text.length - end), known.slice(from, known.length - end)];
  return Math.max(is.length, was.length) === 1 || (is.length === 2 && is === `${was[1]}${was[0]}`);
}

function unknownFlow(host: string, path: string): UnknownAddress | undefined {
  if (isFlow(path) && host !== 'app.globus.org') return undefined;
  const ids = path.split('/').filter(isUuid);
  return { kind: 'flow', meant: ids.length === 1 ? `https://${FLOWS}/flows/${ids[0]}` : undefined };
}

function isFlow(path: string): boolean {
  const [, flows, id, ...rest] = path.split('/');
  return flows === 'flows' && id !== undefined && isUuid(id) && rest.every(part => part === '');
}

/** The same last word elsewhere, without what the service appends by itself; else the most similar path there. */
function meantProvider(host: string, path: string): string | undefined {
  const base = path.replace(/\/+$/, '').replace(/\/(?:run|status|cancel|release)$/, '');
  const here = live().filter(url => hostOf(url) === host);
  const same = (url: string) => lastOf(url) === lastOf(base);
  const alike = here.some(same) ? here.filter(same) : live().filter(same);
  const below = here.filter(url => pathOf(url).startsWith(`${base}/`));
  const [only, ...others] = alike.length > 0 ? alike : below;
  if (only !== undefined && others.length === 0) return only;
  // That of version 2 has no path.
  const near = base === '/v2' ? '' : nearest(base, here.map(pathOf));
  return near === undefined ? undefined : `https://${host}${near}`;
}

function live(): string[] {
  return providers().flatMap(({ url, deprecated }) => (deprecated ? [] : [url]));
}

function hostOf(url: string): string {
  return url.split('/')[2] ?? '';
}

function pathOf(url: string): string {
  return url.slice(`https://${hostOf(url)}`.length);
}

function lastOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1).toLowerCase();
}

/** All but one of the names between the dots are equal, and that one is similar, or the last. */
function isLike(host: string, other: string): boolean {
  const [own, theirs] = [host.split('.'), other.split('.')];
  const differing = own.flatMap((name, i) => (name === theirs[i] ? [] : [i]));
  const [only] = differing;
  if (own.length !== theirs.length || only === undefined || differing.length > 1) return false;
  return only === own.length - 1 || nearest(own[only] ?? '', [theirs[only] ?? '']) !== undefined;
}
