import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { type SearchClient, searchOf } from '../testing/search.ts';

let sandbox: Harness;
let search: SearchClient;
let index: string;
const tokens: Record<string, string> = {};

const { beamlineRobot, archiveRobot } = demo.serviceAccounts;
const team = `urn:globus:groups:id:${demo.groups.beamline7.id}`;
const entry: JsonObject = { subject: 's', visible_to: ['public'], content: { x: 1 } };

/** Ada owns, the archive robot administers, the beamline robot writes, Ben is nobody. */
beforeAll(async () => {
  sandbox = await openSandbox();
  search = await searchOf(sandbox);
  index = await search.newIndex();
  tokens.owner = search.adas;
  tokens.nobody = search.bens;
  tokens.admin = await sandbox.robotToken(searchAll, archiveRobot);
  tokens.writer = await sandbox.robotToken(searchAll);
  await grant(identityUrn(archiveRobot.client_id), 'admin');
  await grant(identityUrn(beamlineRobot.client_id), 'writer');
});
afterAll(() => sandbox.close());

const grant = (principal: string, role_name: string, token = tokens.owner) =>
  search.call('POST', `/index/${index}/role`, token, { principal, role_name });

test('only owners make owners; admins may remove them, but not the last', async () => {
  const another = identityUrn(demo.people.ben.id);
  expect((await grant(another, 'owner', tokens.writer)).status).toBe(403);
  expect((await grant(another, 'owner', tokens.admin)).status).toBe(403);
  const made = await grant(another, 'owner', tokens.owner);
  expect(made.body).toMatchObject({
    id: expect.any(String),
    index_id: index,
    principal: another,
    principal_type: 'identity',
    role_name: 'owner',
  });
  expect((await grant(another, 'owner')).status).toBe(409);

  const remove = (id: string, token = tokens.admin) =>
    search.call('DELETE', `/index/${index}/role/${id}`, token);
  expect((await remove(made.text('id'), tokens.writer)).status).toBe(403);
  expect((await remove(made.text('id'))).body).toMatchObject({
    success: true,
    deleted: { id: made.text('id') },
  });
  const last = (await search.call('GET', `/index/${index}/role_list`, tokens.owner)).text('role_list.0.id');
  expect((await remove(last)).status).toBe(409);
  expect((await remove('nowhere')).status).toBe(404);
});

test('a role of a group is a role of its members', async () => {
  const made = await grant(team, 'writer');
  expect(made.at('principal_type')).toBe('group');
  const show = () => search.call('GET', `/index/${index}`, tokens.nobody);
  expect((await show()).at('permissions')).toEqual(['writer']);
  expect((await search.call('PUT', `/index/${index}/entry`, tokens.nobody, entry)).status).toBe(200);
  await search.call('DELETE', `/index/${index}/role/${made.text('id')}`, tokens.owner);
  expect((await show()).at('permissions')).toEqual([]);
});

test('a role is for somebody, and has a name', async () => {
  expect((await grant('ada@sandbox.example', 'writer')).body).toMatchObject({
    code: 'BadRequest.ValidationError',
    error_data: { messages: { json: { principal: [expect.stringContaining('URN')] } } },
  });
  expect((await grant(team, 'king')).status).toBe(400);
  expect((await search.call('POST', `/index/${index}/role`, tokens.owner, {})).status).toBe(400);
});
