import { expect, test } from 'vitest';
import type { Session } from '../../../globus/src/index.ts';
import { sandboxAt } from '../../../globus/src/index.ts';
import { resourceLook } from './resource-nodes.ts';

const session: Session = {
  environment: sandboxAt('http://127.0.0.1:1'),
  identity: { id: 'a', urn: 'urn:a', username: 'a@x', name: 'Ada', kind: 'person' },
  token: async () => 't',
};

const index = {
  id: 'i1',
  display_name: 'Scans <b>of</b> 2026',
  description: '[click](command:evil)',
  status: 'open',
  is_trial: true,
  num_subjects: 1,
  permissions: ['owner'],
};

test('an index says what one is there and how much there is; names are never markup', () => {
  const look = resourceLook({ kind: 'index', session, index });
  expect(look).toMatchObject({
    label: 'Scans <b>of</b> 2026',
    description: 'owner · 1 subject',
    context: 'index.writable',
  });
  expect(look.tooltip).not.toMatch(/<b>|\]\(command/);
  expect(look.tooltip).toContain('30 days');
  const going = resourceLook({ kind: 'index', session, index: { ...index, status: 'delete-pending' } });
  expect(going.description).toBe('delete-pending · owner · 1 subject');
});

test('an endpoint that takes no tasks is marked', () => {
  const look = (status: string) =>
    resourceLook({ kind: 'endpoint', session, endpoint: { id: 'e', name: 'Cluster', status } });
  expect(look('online')).toMatchObject({ icon: 'vm-running', description: 'online' });
  expect(look('offline')).toMatchObject({ icon: 'vm-outline', color: 'list.warningForeground' });
});
