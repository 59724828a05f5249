import type { Principal } from '../principals.ts';
import { fail, quoted } from '../problem-words.ts';
import type { DevelopersApi } from './developers-api.ts';
import type { Project } from './documents.ts';

/** Makes somebody an administrator of a project, or no longer one. The project is read first, and last. */
export async function changeAdministrators(
  api: DevelopersApi,
  projectId: string,
  { add, remove }: { add?: Principal; remove?: Principal },
  signal?: AbortSignal,
): Promise<Project> {
  const before = await read(api, projectId, signal);
  const list = (kind: Principal['kind'], ids: readonly string[]) => {
    const id = (who: Principal | undefined) => (who?.kind === kind ? who.urn.split(':').at(-1) : undefined);
    const added = id(add);
    const kept = ids.filter(one => one !== id(remove) && one !== added);
    return added === undefined ? kept : [...kept, added];
  };
  const admin_ids = list('identity', before.admin_ids);
  const admin_group_ids = list('group', before.admin_group_ids);
  if (admin_ids.length + admin_group_ids.length === 0)
    fail({
      kind: 'invalid',
      operation: `change who administers the project ${quoted(before.display_name)}`,
      why: 'a project has at least one administrator, and nobody else is one',
      remedy: 'Add another administrator first.',
    });
  await api.updateProject(before, { admin_ids, admin_group_ids }, signal);
  // Who takes themselves out does not see it any more.
  return (await api.projects(signal)).find(({ id }) => id === projectId) ?? before;
}

async function read(api: DevelopersApi, projectId: string, signal?: AbortSignal): Promise<Project> {
  const project = (await api.projects(signal)).find(({ id }) => id === projectId);
  if (project) return project;
  return fail({
    kind: 'not-found',
    operation: 'read the project',
    why: 'there is no such project, or you do not administer it any more',
    remedy: 'Ask one of its administrators.',
  });
}
