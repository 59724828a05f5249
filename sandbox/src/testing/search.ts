import { searchAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import { isObject, type JsonObject, textMember } from '../json.ts';
import { type Answer, eventually, type Harness } from './harness.ts';

/** Search as Ada and Ben use it. */
export async function searchOf(sandbox: Harness) {
  const adas = await sandbox.token(demo.people.ada, searchAll);
  const bens = await sandbox.token(demo.people.ben, searchAll);
  const curator = await sandbox.robotToken(searchAll, demo.serviceAccounts.archiveRobot);

  const call = (method: string, path: string, token?: string, body?: JsonObject): Promise<Answer> =>
    sandbox.call(method, `/v1${path}`, {
      ...(token !== undefined && { token }),
      ...(body !== undefined && { body }),
    });

  const done = (accepted: Answer): Promise<Answer> =>
    eventually(
      () => call('GET', `/task/${accepted.text('task_id')}`, adas),
      task => task.at('state') !== 'PENDING',
    );

  return {
    adas,
    bens,
    call,
    /** The finished task of what was just submitted by Ada. */
    done,
    /** The id of a new index of Ada's; the archive robot makes it, so that she can have many. */
    async newIndex(): Promise<string> {
      const created = await call('POST', '/index', curator, {
        display_name: 'Test',
        description: 'For tests',
      });
      const id = created.text('id');
      const principal = identityUrn(demo.people.ada.id);
      await call('POST', `/index/${id}/role`, curator, { principal, role_name: 'owner' });
      const roles = await call('GET', `/index/${id}/role_list`, adas);
      await call('DELETE', `/index/${id}/role/${roles.text('role_list.0.id')}`, adas);
      return id;
    },
    async ingest(index: string, entries: JsonObject[]): Promise<Answer> {
      const body = { ingest_type: 'GMetaList', ingest_data: { gmeta: entries } };
      return done(await call('POST', `/index/${index}/ingest`, adas, body));
    },
    get: (index: string, query: string, token?: string) =>
      call('GET', `/index/${index}/search?${query}`, token),
    post: (index: string, token: string | undefined, body: JsonObject) =>
      call('POST', `/index/${index}/search`, token, body),
    /** The subjects that were found, in their order. */
    subjects(answer: Answer): string[] {
      const found = answer.at('gmeta');
      if (!Array.isArray(found)) return [];
      return found.flatMap(one => (isObject(one) ? (textMember(one, 'subject') ?? []) : []));
    },
  };
}

export type SearchClient = Awaited<ReturnType<typeof searchOf>>;
