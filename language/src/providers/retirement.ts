import { findProvider, type Provider, providers } from './catalogue.ts';
import { COMPUTE_V3 } from './old-names.ts';

/** What became of the provider at an address that is not for new flows any more. */
export interface Retirement {
  /**
   * `gone`: a run fails there. `moved`: the provider is the same, under another host. `test`: an address of a former
   * test environment.
   */
  kind: 'gone' | 'moved' | 'test';
  /** The name of the provider, where it is known. */
  title: string | undefined;
  /** The address to use today, where there is one. */
  to: string | undefined;
}

const HOSTED = 'https://actions.globus.org';
const OLD_HOST = 'actions.automate.globus.org';
// Scheme, host and path; blanks and slashes at the end do not matter.
const ADDRESS = /^https?:\/\/([^/\s]+)((?:\/[^/\s]+)*)\/*\s*$/i;

/** Undefined for an address that is in use, or is not known. `http` counts as `https`. */
export function retirementOf(url: string): Retirement | undefined {
  const provider = findProvider(url);
  if (provider && !provider.deprecated && url.startsWith(provider.url)) return undefined;
  const [, host = '', path = ''] = ADDRESS.exec(url) ?? [];
  const name = host.toLowerCase();
  if (name === 'funcx.org' || name.endsWith('.funcx.org'))
    return { kind: 'gone', title: 'funcX', to: COMPUTE_V3 };
  if (name === 'actions.globus.org') {
    const known = findProvider(HOSTED + path);
    return known?.deprecated ? whatBecameOf(known) : undefined;
  }
  if (name !== OLD_HOST && !name.endsWith(`.${OLD_HOST}`)) return undefined;
  const known = providerAt(path);
  const became: Retirement = known ? whatBecameOf(known) : { kind: 'gone', title: undefined, to: undefined };
  return name === OLD_HOST ? became : { ...became, kind: 'test' };
}

function whatBecameOf({ title, url, deprecated, replacedBy }: Provider): Retirement {
  return deprecated
    ? { kind: 'gone', title: title.replace(/ \(retired\)$/, ''), to: replacedBy }
    : { kind: 'moved', title, to: url };
}

/** The hosted provider of that path; the first ones had names like `/HelloWorld` and `/Transfer`. */
function providerAt(path: string): Provider | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[/_]/g, '');
  const hosted = providers().filter(p => p.url.startsWith(`${HOSTED}/`));
  const named = (name: string) => hosted.find(p => plain(p.url.slice(HOSTED.length)) === name);
  return named(plain(path)) ?? named(`transfer${plain(path)}`);
}
