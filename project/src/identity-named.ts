import { type Globus, type Identity, quoted } from '../../globus/src/index.ts';
import { refusal } from './refusal.ts';

/** The identity with a username, or an id. */
export async function identityNamed(globus: Globus, who: string, signal?: AbortSignal): Promise<Identity> {
  const [found] = who.includes('@')
    ? await globus.identities.byUsernames([who], signal)
    : await globus.identities.byIds([who], signal);
  if (found) return found;
  throw refusal({
    kind: 'not-found',
    operation: 'find who is meant',
    message: `${quoted(who)} is no identity that Globus shows you.`,
    remedy: 'Give a username such as ada@example.org, or the client id of a service account.',
  });
}
