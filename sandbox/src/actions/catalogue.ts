import {
  automateScope,
  computeAll,
  createGuestScope,
  flowScope,
  helloWorldScope,
  searchDeleteAction,
  searchIngestAction,
  transferAll,
} from '../auth/scopes.ts';
import { plainAddress, replacementOf } from './legacy.ts';
import type { Provider } from './provider.ts';

/** What stands behind the action URL of a state. */
export type Target =
  | { kind: 'provider'; provider: Provider }
  | { kind: 'flow'; flowId: string }
  | { kind: 'gone'; replacement: string }
  | { kind: 'unknown' };

/** Flows may run flows: `https://flows.globus.org/flows/<id>`. */
function flowIdOf(url: string): string | undefined {
  return /^flows\.(?:automate\.)?globus\.org\/flows\/([\w-]+)$/.exec(plainAddress(url))?.[1];
}

/** `providers` holds the legacy ones only if they are to work. */
export function findTarget(providers: readonly Provider[], url: string): Target {
  const flowId = flowIdOf(url);
  if (flowId !== undefined) return { kind: 'flow', flowId };
  const address = plainAddress(url);
  const current = address.replace(/^actions\.automate\.globus\.org\//, 'actions.globus.org/');
  const exact = providers.find(one => plainAddress(one.url) === address);
  const legacy = providers.some(one => one.path.startsWith('legacy/'));
  const provider = exact ?? (legacy ? providers.find(one => plainAddress(one.url) === current) : undefined);
  if (provider !== undefined) return { kind: 'provider', provider };
  const replacement = replacementOf(url);
  return replacement === undefined ? { kind: 'unknown' } : { kind: 'gone', replacement };
}

const otherScopes: readonly [prefix: string, scope: string][] = [
  ['actions.globus.org/hello_world', helloWorldScope],
  ['transfer.actions.globus.org/gcsv5/', createGuestScope],
  ['transfer.actions.globus.org/', transferAll],
  ['compute.actions.globus.org', computeAll],
  ['actions.globus.org/search/ingest', searchIngestAction],
  ['actions.globus.org/search/delete', searchDeleteAction],
  ['actions.globus.org/notification/notify', automateScope('notification_notify')],
  ['actions.globus.org/weboption/wait_for_option', automateScope('weboption_wait_for_option')],
  ['actions.globus.org/expression_eval', automateScope('expression')],
  ['actions.globus.org/datacite/mint/basic_auth', automateScope('datacite_mint_basic_auth_action_all')],
];

/** The scope of the provider at a URL; undefined for those that nobody here knows. */
export function scopeOfAction(url: string): string | undefined {
  const flowId = flowIdOf(url);
  if (flowId !== undefined) return flowScope(flowId);
  const address = plainAddress(replacementOf(url) ?? url);
  return otherScopes.find(([prefix]) => address.startsWith(prefix))?.[1];
}
