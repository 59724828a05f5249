import { expect, test } from 'vitest';
import { type Collection, type Session, sandboxAt } from '../../../globus/src/index.ts';
import { type CollectionNode, collectionLook, type NamedRule } from './collection-nodes.ts';

const session: Session = {
  environment: sandboxAt('http://127.0.0.1:1'),
  identity: { id: 'a', urn: 'urn:a', username: 'a@x', name: 'Ada', kind: 'person' },
  token: async () => 't',
};

const guest: Collection = {
  id: 'c1',
  display_name: 'Shared <b>results</b>',
  entity_type: 'GCSv5_guest_collection',
  owner_string: 'ada@x',
  my_effective_roles: ['access_manager'],
  acl_available: true,
  acl_editable: true,
  high_assurance: false,
  mapped_collection_id: 'm1',
  mapped_collection_display_name: 'Beamline storage',
  host_path: '/shared/',
  default_directory: null,
  gcs_manager_url: 'https://gcs.example',
  non_functional_endpoint_id: 'e1',
  gcp_connected: null,
  gcp_paused: null,
  description: '[click](command:evil)',
};

const look = (changes: Partial<Collection>, pinned = false) =>
  collectionLook({ kind: 'collection', collection: { ...guest, ...changes }, session, pinned });

const rule: NamedRule = {
  id: 'r1',
  role_type: null,
  principal_type: 'group',
  principal: 'g1',
  path: '/a/',
  permissions: 'rw',
  expiration_date: '2027-01-02T00:00:00+00:00',
  who: 'Beamline 7 team',
};

const lookOfRule = (changes: Partial<NamedRule>) => {
  const node: CollectionNode = { kind: 'rule', collection: guest, session, rule: { ...rule, ...changes } };
  return collectionLook(node);
};

test('a collection says what one is to it, and what can be done with it', () => {
  expect(look({})).toMatchObject({ description: 'access manager', context: 'collection.guest.editable' });
  expect(look({ my_effective_roles: ['administrator'] }, true).context).toBe(
    'collection.guest.editable.administered.pinned',
  );
  expect(
    look({ entity_type: 'GCSv5_mapped_collection', acl_editable: false, my_effective_roles: [] }),
  ).toMatchObject({
    context: 'collection.mapped',
    icon: 'server',
    description: '',
  });
});

test('a personal computer that cannot be reached says so', () => {
  expect(look({ gcp_connected: false })).toMatchObject({
    description: 'not connected · access manager',
    icon: 'debug-disconnect',
  });
  expect(look({ gcp_connected: true, gcp_paused: true }).description).toBe('paused · access manager');
});

test('names and descriptions never become markup', () => {
  const { tooltip } = look({});
  expect(tooltip).toContain('Shared \\<b\\>results');
  expect(tooltip).toContain('\\[click\\]\\(command:evil\\)');
});

test('a rule says who may do what, and until when', () => {
  expect(lookOfRule({})).toMatchObject({
    label: 'Beamline 7 team',
    description: 'read and write until 2027-01-02',
    context: 'rule.rw',
  });
  expect(lookOfRule({ permissions: 'r', expiration_date: null })).toMatchObject({
    description: 'read',
    context: 'rule.r',
  });
});

test('what a role brings is taken with the role only', () => {
  expect(lookOfRule({ id: null, role_type: 'access_manager', expiration_date: null })).toMatchObject({
    description: 'as access manager',
    context: 'rule.role',
  });
});
