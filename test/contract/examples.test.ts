import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseIdentity } from '../../globus/src/identity.ts';
import {
  type Collection,
  type Globus,
  introspect,
  type Json,
  problemOf,
  serviceAccount,
  tryProvider,
} from '../../globus/src/index.ts';
import { fieldsOf, itemsOf } from '../../globus/src/json.ts';
import { statusFindings } from '../../globus/src/provider-check/documents.ts';
import { globusAt, quick, serviceDouble } from '../../globus/src/testing/service-double.ts';
import { readIngest } from '../../project/src/index.ts';

/** Documents as the services send them, beside the checkout: what we read of each must be what it says. */
const folder = fileURLToPath(new URL('../../../shared/reference/examples/', import.meta.url));
const here = existsSync(folder);
if (!here) console.warn('contract: skipped, there is no ../shared/reference/examples beside this checkout');

const id = '0a1b2c3d-0000-4000-8000-000000000001';
const account = { id, name: 'Robot', project: id };

const first = { limit: 10, offset: 0 };

type Read = (globus: Globus, body: unknown) => Promise<unknown>;
const part = (name: string) => (document: unknown) => fieldsOf(document)[name];
const all = (document: unknown) => document;

/** How a document is asked for, and the part of it that the answer is to be held against. */
const answers: Readonly<Record<string, readonly [Read, (document: unknown) => unknown]>> = {
  'ap.introspection': [
    async g => {
      const { title, synchronous, scope, inputSchema } = await introspect(`${g.environment.flows}/ap`);
      return { title, synchronous, globus_auth_scope: scope, input_schema: inputSchema };
    },
    all,
  ],
  'auth.client.service_account': [g => g.developers.createServiceAccount(account), part('client')],
  'auth.consents': [
    g => g.identities.consents(id).then(ways => ways.map(way => ({ scope_name: way.at(-1) }))),
    part('consents'),
  ],
  'auth.credential.created': [g => g.developers.createSecret(account, 'laptop'), part('credential')],
  'auth.credential.list': [g => g.developers.secrets(account), part('credentials')],
  'auth.identities.none': [g => g.identities.byIds([id]), part('identities')],
  'auth.identities.service_account': [g => g.identities.byIds([id]), part('identities')],
  'auth.identities.users': [g => g.identities.byIds([id]), part('identities')],
  'auth.project': [
    g => g.developers.createProject({ display_name: 'A', contact_email: 'a@b.c' }),
    part('project'),
  ],
  'auth.userinfo': [async (_, body) => parseIdentity(body), all],
  'compute.endpoint.status': [g => g.compute.getEndpoint(id), all],
  'compute.function.registered': [
    g =>
      g.compute
        .registerFunction({ name: 'f', source: 'def f(): pass\n' })
        .then(made => ({ function_uuid: made.id })),
    all,
  ],
  'flows.flow': [g => g.flows.get(id), all],
  'flows.flow.as_viewer': [g => g.flows.get(id), all],
  'flows.deleted': [g => g.flows.remove(id), all],
  // The double answers with the first page for ever; a marker that comes again ends the list.
  'flows.list': [g => g.flows.list().then(flows => flows.slice(0, flows.length / 2)), part('flows')],
  'flows.list.last_page': [g => g.flows.list(), part('flows')],
  'flows.registered_apis.list': [g => g.flows.registeredApis(), part('registered_apis')],
  'flows.run.active.PROVISIONAL': [g => g.flows.getRun(id), all],
  'flows.run.canceled.202': [g => g.flows.cancelRun(id), all],
  'flows.run.failed.PROVISIONAL': [g => g.flows.getRun(id), all],
  'flows.run.inactive.consent': [g => g.flows.getRun(id), all],
  'flows.run.inactive.session': [g => g.flows.getRun(id), all],
  'flows.run.log.page1': [g => g.flows.getRunLogPage(id, null), all],
  'flows.run.log.page2': [g => g.flows.getRunLogPage(id, 'marker'), all],
  'flows.run.started.201': [g => g.flows.run(id, { body: {} }), all],
  'flows.run.succeeded': [g => g.flows.getRun(id), all],
  'flows.run.with_flow_description': [g => g.flows.getRun(id), all],
  'flows.runs.list': [g => g.flows.runs(), part('runs')],
  'flows.validate.ok': [g => g.flows.validate({}), all],
  'flows.validate_run.ok': [g => g.flows.validateRun(id, { body: {} }), all],
  'gcs.collection.guest.created': [
    (g, body) =>
      g.transfer
        .createGuest(mapped(g), { display_name: 'A', base_path: '/a/' })
        .then(made => ({ id: made, of: itemsOf(fieldsOf(body).data).length })),
    document => itemsOf(fieldsOf(document).data)[0],
  ],
  'groups.my_groups': [g => g.groups.myGroups(), all],
  'search.index': [g => g.search.createIndex({ display_name: 'A', description: '' }), all],
  'search.ingest.accepted': [
    g => g.search.ingest({ id, display_name: 'A' }, {}).then(task_id => ({ task_id })),
    all,
  ],
  'search.result': [
    async g => {
      const { total, offset, subjects } = await g.search.query({ id, display_name: 'A' }, '*', first);
      return { total, offset, gmeta: subjects };
    },
    all,
  ],
  'search.task': [g => g.search.task(id), all],
  'transfer.access.created.201': [
    g =>
      g.transfer
        .createAccessRule(id, { principal_type: 'identity', principal: id, path: '/', permissions: 'r' })
        .then(access_id => ({ access_id })),
    all,
  ],
  'transfer.access_list': [g => g.transfer.listAccessRules(id), part('DATA')],
  'transfer.endpoint.guest': [g => g.transfer.getCollection(id), all],
  'transfer.endpoint.mapped': [g => g.transfer.getCollection(id), all],
  'transfer.endpoint_search': [g => g.transfer.searchCollections('beam'), part('DATA')],
  'transfer.ls': [g => g.transfer.ls(id, '/'), all],
  'transfer.mkdir': [g => g.transfer.mkdir(id, '/a/'), all],
  'transfer.result.deleted': [g => g.transfer.deleteAccessRule(id, id), all],
  'transfer.roles': [g => g.transfer.listRoles(id), part('DATA')],
  'transfer.stat': [g => g.transfer.stat(id, '/a'), all],
};

/** What we send, as the services want it. */
const sent: Readonly<Record<string, (document: Json) => unknown>> = {
  'search.ingest.request': document => ({
    ...readIngest(document).document,
    wrong: readIngest(document).problems,
  }),
};

/** The tokens of the Auth service, as a service account gets them. */
const tokens = ['auth.token.authorization_code', 'auth.token.client_credentials'];

/** Who is asked for a document that is an error. */
const refused: Readonly<Record<string, Read>> = {
  auth: g => g.identities.byIds([id]),
  flows: g => g.flows.run(id, { body: {} }),
  transfer: g =>
    g.transfer.createAccessRule(id, {
      principal_type: 'identity',
      principal: id,
      path: '/',
      permissions: 'r',
    }),
  search: g => g.search.indexRoles(id),
};

/** What a refusal is, where its status does not say it. */
const kinds: Readonly<Record<string, string>> = {
  'auth.token.invalid_grant.401': 'sign-in',
  'flows.error.403.gare': 'sign-in',
  'flows.error.403.missing_scope': 'consent',
  'flows.validate.scope_resolution.409': 'service',
  'transfer.error.consent_required.403': 'consent',
  'transfer.error.session.502': 'sign-in',
};
const byStatus: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'sign-in',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
};

/** Nothing of ours asks for these: the action providers and Flows itself do, or nobody yet. */
const notAsked =
  /^(ap\.run\.request|auth\.(client\.native|introspect|revoke)|compute\.(submit|task)|flows\.(web_input|run\.definition)|transfer\.(submission_id|submit|task))/;

const names = here ? readdirSync(folder).map(name => name.replace(/\.json$/, '')) : [];
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
const statusOf = (name: string) => Number(/\.(\d{3})(\.|$)/.exec(name)?.[1] ?? 200);
const ofProviders = names.filter(name => /^ap\.(status|error)/.test(name));
const errors = names.filter(name => statusOf(name) >= 400 && !name.startsWith('ap.'));

describe.runIf(here)('every document of the services', () => {
  test('is asked for here, or known not to be', () => {
    const known = [...Object.keys(answers), ...Object.keys(sent), ...tokens, ...errors, ...ofProviders];
    expect(names.filter(name => !known.includes(name) && !notAsked.test(name))).toEqual([]);
  });

  test.each(Object.keys(answers))('%s is read as it is', async name => {
    const [ask, of] = answers[name] ?? [];
    const document = read(name);
    const double = await serviceDouble(() => ({ status: statusOf(name), json: document }));
    try {
      const ours = await ask?.(globusAt(double), document);
      const compared = agree(ours, of?.(document), name);
      if (ours !== undefined) expect(compared, 'nothing of it is read').toBeGreaterThan(0);
    } finally {
      await double.close();
    }
  });

  test.each(Object.keys(sent))('%s is sent as it is', name => {
    const document: Json = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
    expect(sent[name]?.(document)).toEqual({ ...fieldsOf(document), wrong: [] });
  });

  test.each(ofProviders)(
    '%s is a status, or a refusal in words, as providers are held against',
    async name => {
      const document = read(name);
      if (statusOf(name) < 400) return expect(statusFindings(document, 'status')).toEqual([]);
      const double = await serviceDouble(() => ({ status: statusOf(name), json: document }));
      try {
        const { environment } = double;
        const session = {
          ...serviceAccount(environment, id, 'a secret of the test', quick()),
          token: async () => 't',
        };
        const seen = { url: `${environment.flows}/ap`, findings: [], introspection: {}, scope: 'scope' };
        const found = await tryProvider(seen, { session, body: {} });
        const { description } = fieldsOf(document);
        expect(found.map(({ message }) => message).join('\n')).toContain(String(description));
      } finally {
        await double.close();
      }
    },
  );

  test.each(tokens)('%s gives its token', async name => {
    const document = read(name);
    const double = await serviceDouble(() => ({ json: document }));
    try {
      const session = serviceAccount(double.environment, id, 'a secret of the test', quick());
      expect(await session.token(['scope'])).toBe(fieldsOf(document).access_token);
    } finally {
      await double.close();
    }
  });

  test.each(errors)('%s is told in words, with a remedy', async name => {
    const document = read(name);
    const double = await serviceDouble(() => ({ status: statusOf(name), json: document }));
    try {
      const ask = refused[name.split('.')[0] ?? ''];
      const error = await ask?.(globusAt(double), document).then(
        () => undefined,
        caught => caught,
      );
      const problem = problemOf(error);
      expect(problem, String(error)).toBeDefined();
      expect(problem?.kind).toBe(kinds[name] ?? byStatus[statusOf(name)]);
      expect(problem?.remedy).toMatch(/^[A-Z].{10,}[.]$/s);
      expect(problem?.message).toMatch(/^Could not .+[.?!…]$/s);
      expect(`${problem?.message} ${problem?.remedy}`).not.toMatch(/undefined|\[object|null\b/);
    } finally {
      await double.close();
    }
  });
});

function mapped(globus: Globus): Collection {
  return {
    id,
    display_name: 'Mapped',
    entity_type: 'GCSv5_mapped_collection',
    owner_string: '',
    my_effective_roles: [],
    acl_available: false,
    acl_editable: false,
    high_assurance: false,
    mapped_collection_id: null,
    mapped_collection_display_name: null,
    host_path: null,
    default_directory: null,
    gcs_manager_url: globus.environment.transfer,
    non_functional_endpoint_id: id,
    gcp_connected: null,
    gcp_paused: null,
    description: null,
  };
}

/** What we have of a document under the names that it gives is what it says; how many values were held against it. */
function agree(ours: unknown, theirs: unknown, where: string): number {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    expect(ours.length, where).toBe(theirs.length);
    return ours.reduce<number>((sum, one, i) => sum + agree(one, theirs[i], `${where}[${i}]`), 1);
  }
  const [own, other] = [fieldsOf(ours), fieldsOf(theirs)];
  let compared = 0;
  for (const [key, value] of Object.entries(own)) {
    if (!Object.hasOwn(other, key) || value === null || other[key] === null) continue;
    if (typeof value === 'object') compared += agree(value, other[key], `${where}.${key}`);
    else expect(value, `${where}.${key}`).toEqual(other[key]);
    compared++;
  }
  return compared;
}
