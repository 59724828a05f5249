import { afterEach, expect, test } from 'vitest';
import { resolvePrincipal } from './principals.ts';
import { GlobusError } from './problem.ts';
import { scopes } from './scopes.ts';
import { ada, adaId, groupId, robot, robotId } from './testing/documents.ts';
import { globusAt, type ServiceDouble, serviceDouble } from './testing/service-double.ts';

const open: ServiceDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(double => double.close()));
});

const group = { id: groupId, name: 'Beamline 7 team', my_memberships: [] };

async function start(groups = [group]) {
  const double = await serviceDouble(({ path, query }) => {
    if (path.endsWith('my_groups')) return { json: groups };
    const found = [ada, robot, anna].filter(
      ({ id, username }) => query.get('ids') === id || query.get('usernames') === username,
    );
    return { json: { identities: found } };
  });
  open.push(double);
  return globusAt(double);
}

const anna = {
  id: '0a1b2c3d-0000-4000-8000-00000000aaaa',
  username: 'анна.ünïcode@пример.example',
  name: '\u202EАнна <b>O’Connor</b> 🧪',
};

const unknownId = '0a1b2c3d-0000-4000-8000-00000000ffff';

test.each([
  ['all_authenticated_users', 'all_authenticated_users', 'all users who are signed in to Globus'],
  [' ada@sandbox.example ', ada.urn, 'Ada Alvarez (ada@sandbox.example)'],
  [robot.username, robot.urn, `Beamline robot (${robot.username})`],
  [robotId, robot.urn, `Beamline robot (${robot.username})`],
  [adaId.toUpperCase(), ada.urn, 'Ada Alvarez (ada@sandbox.example)'],
  [ada.urn, ada.urn, 'Ada Alvarez (ada@sandbox.example)'],
  [groupId, `urn:globus:groups:id:${groupId}`, 'the group “Beamline 7 team”'],
  [`urn:globus:groups:id:${groupId}`, `urn:globus:groups:id:${groupId}`, 'the group “Beamline 7 team”'],
  ['Beamline 7 team', `urn:globus:groups:id:${groupId}`, 'the group “Beamline 7 team”'],
  [`urn:globus:groups:id:${unknownId}`, `urn:globus:groups:id:${unknownId}`, `the group ${unknownId}`],
  [
    `urn:globus:auth:identity:${unknownId}`,
    `urn:globus:auth:identity:${unknownId}`,
    `the identity ${unknownId}`,
  ],
])('%s', async (text, urn, label) => {
  expect(await resolvePrincipal(await start(), text)).toMatchObject({ urn, label });
});

test.each(['nobody@sandbox.example', unknownId, 'No such team', ''])('%j is nobody', async text => {
  await expect(resolvePrincipal(await start(), text)).rejects.toMatchObject({
    problem: { kind: 'not-found' },
  });
});

test('a name that two groups have is not guessed at', async () => {
  const twins = await start([group, { ...group, id: unknownId }]);
  await expect(resolvePrincipal(twins, 'Beamline 7 team')).rejects.toMatchObject({
    problem: { kind: 'invalid', remedy: expect.stringContaining(unknownId) },
  });
});

test('without the consent to see groups, people can still be named', async () => {
  const services = await start();
  const double = open[0];
  if (!double) throw new Error('no service');
  const consent = new GlobusError({ kind: 'consent', operation: 'x', message: 'm', remedy: 'r' });
  const tokens = {
    token: async (asked: readonly string[]) => {
      if (asked.includes(scopes.viewGroups)) throw consent;
      return services.environment.id;
    },
  };
  expect((await resolvePrincipal(globusAt(double, tokens), adaId)).urn).toBe(ada.urn);
  await expect(resolvePrincipal(globusAt(double, tokens), unknownId)).rejects.toMatchObject({
    problem: { kind: 'not-found' },
  });
});

test('names and usernames in any script are found as they are', async () => {
  const globus = await start([{ ...group, name: 'Équipe “ß” 北京' }]);
  expect(await resolvePrincipal(globus, ` ${anna.username} `)).toMatchObject({
    urn: `urn:globus:auth:identity:${anna.id}`,
    label: expect.stringContaining(anna.name),
  });
  expect((await resolvePrincipal(globus, 'Équipe “ß” 北京')).urn).toBe(`urn:globus:groups:id:${groupId}`);
});
