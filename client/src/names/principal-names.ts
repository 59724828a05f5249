import * as l10n from '@vscode/l10n';
import type { Globus } from '../../../globus/src/index.ts';
import type { KnownNames } from './known-names.ts';

/** What access rules and roles name somebody by. */
export interface Grantee {
  principal_type: 'identity' | 'group' | 'all_authenticated_users' | 'anonymous';
  principal: string;
}

/** Names are asked for again after this time (ms). */
const FRESH = 24 * 3_600_000;

/** Asks for the names of identities and groups that are not known yet, or not since yesterday. */
export async function learnPrincipals(
  names: KnownNames,
  globus: Globus,
  grantees: readonly Grantee[],
  signal?: AbortSignal,
): Promise<void> {
  const { environment } = globus;
  const isStale = (id: string) => Date.now() - (names.get(environment, id)?.seen ?? 0) > FRESH;
  const wanted = (type: Grantee['principal_type']) => [
    ...new Set(
      grantees.filter(one => one.principal_type === type && isStale(one.principal)).map(one => one.principal),
    ),
  ];
  const identities = wanted('identity');
  const groups = wanted('group').length > 0 ? await globus.groups.myGroups(signal) : [];
  const found = identities.length > 0 ? await globus.identities.byIds(identities, signal) : [];
  await names.learn(environment, [
    ...found.map(({ id, name }) => ({ id, kind: 'identity' as const, name })),
    ...groups.map(({ id, name }) => ({ id, kind: 'group' as const, name })),
  ]);
}

/** Who it is, by name where one is known. */
export function granteeName(
  names: KnownNames,
  { environment }: Pick<Globus, 'environment'>,
  { principal_type, principal }: Grantee,
): string {
  if (principal_type === 'all_authenticated_users') return l10n.t('all authenticated users');
  if (principal_type === 'anonymous') return l10n.t('everybody, without signing in');
  const name = names.get(environment, principal)?.name;
  return (
    name ??
    l10n.t('{value} whose name Globus does not tell you', {
      value: principal_type === 'group' ? 'a group' : 'somebody',
    })
  );
}
