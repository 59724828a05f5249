import * as l10n from '@vscode/l10n';
import type { AccessRule, Collection, CollectionRole, Session } from '../../../globus/src/index.ts';
import { sizeWords } from '../../../project/src/index.ts';
import { escaped } from '../markdown.ts';
import type { NodeLook } from '../views/flow-nodes.ts';

/** A line of the Collections view. */
export type CollectionNode =
  | { kind: 'collection'; collection: Collection; session: Session; pinned: boolean }
  | { kind: 'folder'; collection: Collection; session: Session; path: string; rules: readonly NamedRule[] }
  | { kind: 'rule'; collection: Collection; session: Session; rule: NamedRule }
  | { kind: 'roles'; collection: Collection; session: Session; roles: readonly NamedRole[] }
  | { kind: 'role'; collection: Collection; session: Session; role: NamedRole }
  | { kind: 'files'; collection: Collection; session: Session; path: string }
  | { kind: 'file'; collection: Collection; session: Session; path: string; size: number | null }
  | { kind: 'note'; id: string; text: string; detail: string; isProblem: boolean };

/** An access rule, and whom it is for in words. */
export interface NamedRule extends AccessRule {
  who: string;
}

/** A role, and who has it in words. */
export interface NamedRole extends CollectionRole {
  who: string;
}

/** How a line looks. */
export function collectionLook(node: CollectionNode): NodeLook {
  switch (node.kind) {
    case 'collection':
      return lookOfCollection(node.collection, node.pinned);
    case 'folder':
      return {
        id: `folder ${node.collection.id} ${node.path}`,
        label: node.path,
        description: node.path === '/' ? l10n.t('the whole collection') : '',
        tooltip: '',
        icon: 'folder',
        context: 'folder',
        collapsible: 'open',
      };
    case 'files':
      return filesLook(node.collection, node.path);
    case 'file':
      return fileLook(node.collection, node.path, node.size);
    case 'rule':
      return lookOfRule(node.collection, node.rule);
    case 'roles':
      return {
        id: `roles ${node.collection.id}`,
        label: l10n.t('Roles'),
        description: '',
        tooltip: '',
        icon: 'shield',
        context: 'roles',
        collapsible: 'closed',
      };
    case 'role':
      return {
        id: `role ${node.collection.id} ${node.role.id}`,
        label: node.role.who,
        description: roleWords(node.role.role),
        tooltip: l10n.t('{who} is {role}: {value}\n\n`{principal}`', {
          who: escaped(node.role.who),
          role: escaped(roleWords(node.role.role)),
          value: roleDuties[node.role.role] ?? '',
          principal: node.role.principal,
        }),
        icon: node.role.principal_type === 'group' ? 'organization' : 'account',
        context: 'role',
        collapsible: 'no',
      };
    case 'note':
      return {
        id: node.id,
        label: node.text,
        description: '',
        tooltip: escaped(node.detail),
        icon: node.isProblem ? 'warning' : 'info',
        ...(node.isProblem && { color: 'list.warningForeground' }),
        context: 'note',
        collapsible: 'no',
      };
  }
}

/** A folder to browse; the empty path is the collection's default folder. */
function filesLook({ id }: Collection, path: string): NodeLook {
  return {
    id: `files ${id} ${path}`,
    label: path === '' ? l10n.t('Files') : lastOf(path),
    description: '',
    tooltip: path === '' ? '' : escaped(path),
    icon: path === '' ? 'files' : 'folder',
    context: path === '' ? 'files' : 'files.folder',
    collapsible: 'closed',
  };
}

function fileLook({ id }: Collection, path: string, size: number | null): NodeLook {
  return {
    id: `file ${id} ${path}`,
    label: lastOf(path),
    description: size === null ? '' : sizeWords(size),
    tooltip: escaped(path),
    icon: 'file',
    context: 'files.file',
    collapsible: 'no',
  };
}

function lastOf(path: string): string {
  return path.split('/').findLast(part => part !== '') ?? path;
}

/** “access manager” for access_manager. */
export function roleWords(role: string): string {
  return role.replaceAll('_', ' ');
}

/** The roles that can be given, with what they are for (reference 3.3). */
export const roleDuties: Readonly<Record<string, string>> = {
  access_manager: l10n.t('decides who may read and write which folder'),
  administrator: l10n.t('decides about everything, roles too'),
  activity_manager: l10n.t('sees, pauses and cancels what others transfer'),
  activity_monitor: l10n.t('sees what others transfer'),
};

/** “read and write” for rw. */
export function permissionWords(permissions: AccessRule['permissions']): string {
  return permissions === 'rw' ? l10n.t('read and write') : 'read';
}

export function isGuest({ entity_type }: Collection): boolean {
  return entity_type.endsWith('_guest_collection');
}

export function isMapped({ entity_type }: Collection): boolean {
  return entity_type.endsWith('_mapped_collection');
}

function lookOfCollection(collection: Collection, pinned: boolean): NodeLook {
  const { id, display_name, my_effective_roles, mapped_collection_display_name } = collection;
  const roles = my_effective_roles.map(roleWords).join(', ');
  const trouble = troubleOf(collection);
  return {
    id: `collection ${id}`,
    label: display_name,
    description: [trouble, roles].filter(text => text !== '').join(' · '),
    tooltip: [
      `**${escaped(display_name)}**`,
      escaped(collection.description ?? ''),
      escaped(kindWords(collection)),
      mapped_collection_display_name
        ? l10n.t('It shares {escaped} of {mapped_collection_display_name}.', {
            escaped: escaped(collection.host_path ?? 'a folder'),
            mapped_collection_display_name: escaped(mapped_collection_display_name),
          })
        : '',
      roles === '' ? '' : l10n.t('You are {roles}.', { roles: escaped(roles) }),
      `\`${id}\``,
    ]
      .filter(line => line !== '')
      .join('\n\n'),
    icon: trouble !== '' ? 'debug-disconnect' : isGuest(collection) ? 'package' : 'server',
    ...(trouble !== '' && { color: 'list.warningForeground' }),
    context: [
      'collection',
      isGuest(collection) ? 'guest' : 'mapped',
      collection.acl_editable ? 'editable' : '',
      my_effective_roles.includes('administrator') ? 'administered' : '',
      pinned ? 'pinned' : '',
    ]
      .filter(word => word !== '')
      .join('.'),
    collapsible: 'closed',
  };
}

/** Why nothing can be transferred there now; empty where something can. */
function troubleOf({ gcp_connected, gcp_paused }: Collection): string {
  if (gcp_connected === false) return l10n.t('not connected');
  return gcp_paused ? 'paused' : '';
}

function kindWords({ entity_type }: Collection): string {
  const kinds: Readonly<Record<string, string>> = {
    GCSv5_guest_collection: l10n.t('Guest collection: access rules say who may read and write.'),
    GCP_guest_collection: l10n.t(
      'Guest collection on a personal computer: access rules say who may read and write.',
    ),
    GCSv5_mapped_collection: l10n.t('Mapped collection: local accounts say who may read and write.'),
    GCP_mapped_collection: l10n.t('Collection on a personal computer.'),
  };
  return kinds[entity_type] ?? entity_type;
}

function lookOfRule(collection: Collection, rule: NamedRule): NodeLook {
  const until =
    rule.expiration_date === null
      ? ''
      : l10n.t(' until {expiration_date}', { expiration_date: rule.expiration_date.slice(0, 10) });
  return {
    id: `rule ${collection.id} ${rule.id ?? `${rule.role_type} ${rule.principal}`} ${rule.path}`,
    label: rule.who,
    description:
      rule.id === null
        ? l10n.t('as {roleWords}', { roleWords: roleWords(rule.role_type ?? '') })
        : `${permissionWords(rule.permissions)}${until}`,
    tooltip: l10n.t('{who} may {permissions} in {path} and below{until}.{value}', {
      who: escaped(rule.who),
      permissions: permissionWords(rule.permissions),
      path: escaped(rule.path),
      until,
      value: rule.principal === '' ? '' : `\n\n\`${rule.principal}\``,
    }),
    icon:
      rule.principal_type === 'group'
        ? 'organization'
        : rule.principal_type === 'identity'
          ? 'account'
          : 'globe',
    // What comes from a role is taken with the role.
    context: rule.id === null ? 'rule.role' : `rule.${rule.permissions}`,
    collapsible: 'no',
  };
}
