import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../sandbox/src/json.ts';
import { type Answer, type Harness, openSandbox } from '../../sandbox/src/testing/harness.ts';
import { answersOf } from './sandbox-answers.ts';

/** Documents as the services send them, beside the checkout; docs/sandbox-fields.md says which of their fields the sandbox has. */
const folder = fileURLToPath(new URL('../../../shared/reference/examples/', import.meta.url));
const here = existsSync(folder);
if (!here)
  console.warn('sandbox fields: skipped, there is no ../shared/reference/examples beside this checkout');

/** What the lists call each document; of a list, also what its items are called. */
const NAMES: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'ap.introspection': 'Action provider',
  'ap.status.active.202': 'Action',
  'ap.status.inactive.consent': 'Action',
  'ap.status.succeeded': 'Action',
  'ap.error.404': 'Refusal of an action provider',
  'ap.error.422': 'Refusal of an action provider',
  'auth.token.authorization_code': 'Tokens',
  'auth.token.client_credentials': 'Tokens',
  'auth.introspect.active': 'Introspection',
  'auth.introspect.inactive': 'Introspection',
  'auth.revoke': 'Introspection',
  'auth.userinfo': 'Who somebody is',
  'auth.identities.none': 'Identities',
  'auth.identities.service_account': 'Identities',
  'auth.identities.users': 'Identities',
  'auth.consents': 'Consents',
  'auth.project': 'Project',
  'auth.client.service_account': 'Service account',
  'auth.client.native': 'Native application',
  'auth.credential.created': 'Credential',
  'auth.credential.list': 'Credentials',
  'auth.token.invalid_grant.401': 'Refusal of Auth',
  'auth.unauthorized.401': 'Refusal of Auth',
  'groups.my_groups': { '[]': 'Group' },
  'flows.flow': 'Flow',
  'flows.flow.as_viewer': 'Flow',
  'flows.deleted': 'Flow',
  'flows.list': { '': 'List of flows', 'flows[]': 'Flow' },
  'flows.list.last_page': { '': 'List of flows', 'flows[]': 'Flow' },
  'flows.run.active.PROVISIONAL': 'Run',
  'flows.run.canceled.202': 'Run',
  'flows.run.failed.PROVISIONAL': 'Run',
  'flows.run.inactive.consent': 'Run',
  'flows.run.started.201': 'Run',
  'flows.run.succeeded': 'Run',
  'flows.run.with_flow_description': 'Run',
  'flows.run.inactive.session': 'Run that waits for a session',
  'flows.runs.list': { '': 'List of runs', 'runs[]': 'Run' },
  'flows.run.log.page1': 'Log',
  'flows.run.log.page2': 'Log',
  'flows.run.definition': 'Definition of a run',
  'flows.validate.ok': 'Validation',
  'flows.validate_run.ok': 'Validation of a run',
  'flows.web_input': 'Web input',
  'flows.web_inputs.list': { '': 'List of web inputs', 'web_input_summaries[]': 'Web input' },
  'flows.web_input.respond.ok': 'Response to a web input',
  'flows.registered_apis.list': 'List of registered APIs',
  'flows.create.bad_principal.422': 'Refusal of Flows',
  'flows.error.401': 'Refusal of Flows',
  'flows.error.403.forbidden': 'Refusal of Flows',
  'flows.error.403.missing_scope': 'Refusal of Flows',
  'flows.error.404': 'Refusal of Flows',
  'flows.run.input_error.400': 'Refusal of Flows',
  'flows.run.release_conflict.409': 'Refusal of Flows',
  'flows.run.update.label_too_long.422': 'Refusal of Flows',
  'flows.validate.shape.422': 'Refusal of Flows',
  'flows.error.403.gare': 'Authentication policy of a flow',
  'flows.validate.analysis_list.422': 'Analysis of a definition',
  'flows.validate.analysis_string.422': 'Analysis of a definition',
  'flows.validate.scope_resolution.409': 'Scope of an action provider',
  'transfer.endpoint.guest': 'Collection',
  'transfer.endpoint.mapped': 'Collection',
  'transfer.endpoint_search': { '': 'List of collections', 'DATA[]': 'Collection' },
  'transfer.access_list': { '': 'List of access rules', 'DATA[]': 'Access rule' },
  'transfer.access.created.201': 'New access rule',
  'transfer.roles': { '': 'List of roles', 'DATA[]': 'Role' },
  'transfer.ls': { '': 'Listing', 'DATA[]': 'File' },
  'transfer.stat': 'File',
  'transfer.mkdir': 'Result',
  'transfer.result.deleted': 'Result',
  'transfer.submission_id': 'Submission id',
  'transfer.submit': 'Submission',
  'transfer.task': 'Task',
  'transfer.access.exists.409': 'Refusal of Transfer',
  'transfer.error.consent_required.403': 'Refusal of Transfer',
  'transfer.error.endpoint_not_found.404': 'Refusal of Transfer',
  'transfer.error.permission_denied.403': 'Refusal of Transfer',
  'transfer.error.stat_not_found.404': 'Refusal of Transfer',
  'transfer.error.session.502': 'Session of a collection',
  'gcs.collection.guest.created': 'Collection at its server',
  'search.index': 'Index',
  'search.ingest.accepted': 'Ingest',
  'search.result': 'Search result',
  'search.task': 'Search task',
  'search.error.no_index.404': 'Refusal of Search',
  'search.error.validation.400': 'Refusal of Search',
  'compute.endpoint.status': 'Status of an endpoint',
  'compute.function.registered': 'New function',
  'compute.submit.v2': 'Submission, version 2',
  'compute.submit.v3': 'Submission, version 3',
  'compute.task': 'Compute task',
};

/** These are not answered but sent: that they are taken as they are is all there is to see. */
const SENT = ['ap.run.request', 'search.ingest.request'];

/** Below these, everything is the user's own. */
const OWN = new Set(['definition', 'input_schema', 'content', 'output', 'input', 'body', 'messages']);

interface Row {
  document: string;
  fields: string[];
  grade: string;
  notes: string;
}

const text = readFileSync(new URL('../../docs/sandbox-fields.md', import.meta.url), 'utf8');
const [answers = '', requests = ''] = text.split('\n## Requests\n');
const rowsIn = (part: string): Row[] =>
  part.split(/^#+ /m).flatMap(section => {
    const [document = '', ...lines] = section.split('\n');
    const items = lines
      .join(' ')
      .matchAll(/- (faithful|simplified|absent)(?: \((.*?)\))?: ((?:`[^`]+` *)+)/g);
    return [...items].map(([, grade = '', notes = '', fields = '']) => ({
      document,
      fields: [...fields.matchAll(/`([^`]+)`/g)].map(([, field = '']) => field),
      grade,
      notes,
    }));
  });
const rows = rowsIn(answers);

/** Every field of a document with its values, by its path: `error.detail[].loc`. */
function fieldsOf(document: Json, path = '', found = new Map<string, Json[]>()): Map<string, Json[]> {
  if (Array.isArray(document)) {
    for (const one of document) if (isObject(one)) fieldsOf(one, `${path}[]`, found);
  } else if (isObject(document)) {
    for (const [key, value] of Object.entries(document)) {
      const name = /^[0-9a-f]{8}-/.test(key) ? '{id}' : key;
      const inner = path === '' ? name : `${path}.${name}`;
      found.set(inner, [...(found.get(inner) ?? []), value]);
      if (!OWN.has(key)) fieldsOf(value, inner, found);
    }
  }
  return found;
}

/** The fields of a document of the reference, or of the sandbox's in its stead, by the documents that the lists speak of. */
function partsOf(name: string, document: Json): Map<string, Map<string, Json[]>> {
  const names = NAMES[name] ?? {};
  const parts = Object.entries(typeof names === 'string' ? { '': names } : names);
  const found = new Map(parts.map(([, part]) => [part, new Map<string, Json[]>()]));
  for (const [path, values] of fieldsOf(document)) {
    const part = parts.findLast(([prefix]) => prefix === '' || path.startsWith(`${prefix}.`));
    if (part === undefined) continue;
    const [prefix, called] = part;
    found.get(called)?.set(prefix === '' ? path : path.slice(prefix.length + 1), values);
  }
  return found;
}

const examples = here ? readdirSync(folder).map(file => file.replace(/\.json$/, '')) : [];
const exampleOf = (name: string): Json => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
const rowsOf = (document: string) => rows.filter(row => row.document === document);
const isPresent = (row: Row) => row.grade !== 'absent';

describe.skipIf(!here)('docs/sandbox-fields.md', () => {
  test('has each field of each document once', () => {
    for (const name of examples.filter(one => !SENT.includes(one)))
      for (const [document, fields] of partsOf(name, exampleOf(name))) {
        const listed = rowsOf(document).flatMap(row => row.fields);
        expect(
          [...fields.keys()].filter(field => !listed.includes(field)),
          document,
        ).toEqual([]);
        expect(
          listed.filter((field, i) => listed.indexOf(field) !== i),
          document,
        ).toEqual([]);
      }
    const documents = Object.values(NAMES).flatMap(one =>
      typeof one === 'string' ? one : Object.values(one),
    );
    expect(rows.filter(row => !documents.includes(row.document))).toEqual([]);
  });

  describe('is what the sandbox does', () => {
    let sandbox: Harness;
    let asks: Record<string, () => Promise<Answer>>;
    /** What has been seen of each document in all answers. */
    const seen = new Map<string, Map<string, Json[]>>();
    beforeAll(async () => {
      sandbox = await openSandbox();
      asks = await answersOf(sandbox);
    });
    afterAll(() => sandbox?.close());

    test.each(examples)('%s', async name => {
      const ask = asks[name];
      if (ask === undefined) {
        for (const [document] of partsOf(name, exampleOf(name)))
          expect(rowsOf(document).filter(isPresent), `the sandbox has no answer like ${name}`).toEqual([]);
        return;
      }
      const { status, body } = await ask();
      const wanted = Number(/\.(\d{3})(\.|$)/.exec(name)?.[1]);
      if (wanted >= 400) expect(status).toBe(wanted);
      else expect(status).toBeLessThan(300);
      const ours = partsOf(name, body);
      for (const [document, theirs] of SENT.includes(name) ? [] : partsOf(name, exampleOf(name))) {
        const present = rowsOf(document)
          .filter(isPresent)
          .flatMap(row => row.fields);
        const lacking = [...theirs.keys()].filter(field => !ours.get(document)?.has(field));
        expect(
          lacking.filter(field => present.includes(field)),
          document,
        ).toEqual([]);
        const before = seen.get(document) ?? new Map<string, Json[]>();
        for (const [field, values] of ours.get(document) ?? [])
          before.set(field, [...(before.get(field) ?? []), ...values]);
        seen.set(document, before);
      }
    });

    test('of every field that the lists name', () => {
      for (const { document, fields, grade, notes } of rows) {
        const always = /^always `(.*?)`/.exec(notes)?.[1];
        for (const field of seen.has(document) ? fields : []) {
          const values = seen.get(document)?.get(field);
          expect(values !== undefined, `${document}: ${field}`).toBe(grade !== 'absent');
          if (always === undefined) continue;
          const others = values?.filter(value => JSON.stringify(value) !== always);
          expect(others, `${document}: ${field} is always ${always}`).toEqual([]);
        }
      }
    });
  });
});

/** Every source of the sandbox without its tests. */
function sources(of: URL): string[] {
  return readdirSync(of, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sources(new URL(`${entry.name}/`, of));
    return entry.name.endsWith('.test.ts') ? [] : [readFileSync(new URL(entry.name, of), 'utf8')];
  });
}

describe('of a request', () => {
  const source = sources(new URL('../../sandbox/src/', import.meta.url)).join('\n');
  const fields = rowsIn(requests).flatMap(row =>
    row.fields.map(field => ({ field, document: row.document, grade: row.grade })),
  );

  test.each(fields)('$field ($document) is $grade', ({ field, grade }) => {
    if (grade === 'absent') expect(source).not.toMatch(new RegExp(`'${field}'`));
    else expect(source).toMatch(new RegExp(`\\b${field}\\b`));
  });

  test('the lists are read', () => {
    expect(fields.length).toBeGreaterThan(140);
  });
});
