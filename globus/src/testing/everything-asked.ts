import type { Globus } from '../api.ts';
import { parseCollection } from '../collection.ts';
import { collectionId as id } from './documents.ts';

const collection = (manager: string | null) => {
  const made = parseCollection({
    id,
    display_name: 'C',
    gcs_manager_url: manager,
    non_functional_endpoint_id: id,
  });
  if (!made) throw new Error('no collection');
  return made;
};
const rule = { principal_type: 'identity', principal: id, path: '/', permissions: 'r' } as const;
const role = { id, principal_type: 'identity', principal: id, role: 'administrator' } as const;
const index = { id, display_name: 'I', description: '' };
const account = { id, name: 'R', project: id };
const project = {
  ...{ id, display_name: 'P', contact_email: 'p@x.example' },
  ...{ admin_ids: [id], admin_group_ids: [], admins: { identities: [], groups: [] } },
};
const page = { limit: 10, offset: 0 };

/** Everything that can be asked of the services, once each. */
export const everythingAsked: Readonly<Record<string, (globus: Globus) => Promise<unknown>>> = {
  'flows.list': g => g.flows.list(),
  'flows.get': g => g.flows.get(id),
  'flows.create': g => g.flows.create({ title: 'A', definition: {}, input_schema: {} }),
  'flows.update': g => g.flows.update(id, { title: 'A' }),
  'flows.remove': g => g.flows.remove(id),
  'flows.validate': g => g.flows.validate({}),
  'flows.registeredApis': g => g.flows.registeredApis(),
  'flows.run': g => g.flows.run(id, { body: {} }),
  'flows.validateRun': g => g.flows.validateRun(id, { body: {} }),
  'flows.runs': g => g.flows.runs(),
  'flows.getRun': g => g.flows.getRun(id),
  'flows.getRunLog': g => g.flows.getRunLog(id),
  'flows.getRunLogPage': g => g.flows.getRunLogPage(id, null),
  'flows.cancelRun': g => g.flows.cancelRun(id),
  'flows.deleteRun': g => g.flows.deleteRun(id),
  'flows.resumeRun': g => g.flows.resumeRun({ run_id: id, flow_id: id }),
  'transfer.searchCollections': g => g.transfer.searchCollections('a'),
  'transfer.listCollections': g => g.transfer.listCollections('shared-with-me'),
  'transfer.guestCollections': g => g.transfer.guestCollections(id),
  'transfer.getCollection': g => g.transfer.getCollection(id),
  'transfer.createGuest': g =>
    g.transfer.createGuest(collection(g.environment.transfer), { display_name: 'A', base_path: '/' }),
  'transfer.createGuest here': g =>
    g.transfer.createGuest(collection(null), { display_name: 'A', base_path: '/' }),
  'transfer.deleteGuest': g => g.transfer.deleteGuest(collection(g.environment.transfer)),
  'transfer.deleteGuest here': g => g.transfer.deleteGuest(collection(null)),
  'transfer.listAccessRules': g => g.transfer.listAccessRules(id),
  'transfer.createAccessRule': g => g.transfer.createAccessRule(id, rule),
  'transfer.updateAccessRule': g => g.transfer.updateAccessRule(id, id, { permissions: 'r' }),
  'transfer.deleteAccessRule': g => g.transfer.deleteAccessRule(id, id),
  'transfer.listRoles': g => g.transfer.listRoles(id),
  'transfer.addRole': g => g.transfer.addRole(collection(g.environment.transfer), role),
  'transfer.removeRole': g => g.transfer.removeRole(collection(null), role),
  'transfer.ls': g => g.transfer.ls(id),
  'transfer.stat': g => g.transfer.stat(id, '/a'),
  'transfer.mkdir': g => g.transfer.mkdir(id, '/a/'),
  'identities.byIds': g => g.identities.byIds([id]),
  'identities.byUsernames': g => g.identities.byUsernames(['a@b.c']),
  'identities.consents': g => g.identities.consents(id),
  'groups.myGroups': g => g.groups.myGroups(),
  'search.indexes': g => g.search.indexes(),
  'search.ownIndexes': g => g.search.ownIndexes(),
  'search.indexRoles': g => g.search.indexRoles(id),
  'search.createIndex': g => g.search.createIndex(index),
  'search.ingest': g => g.search.ingest(index, {}),
  'search.task': g => g.search.task(id),
  'search.query': g => g.search.query(index, '*', page),
  'compute.endpoints': g => g.compute.endpoints(),
  'compute.getEndpoint': g => g.compute.getEndpoint(id),
  'compute.getFunction': g => g.compute.getFunction(id),
  'compute.registerFunction': g => g.compute.registerFunction({ name: 'f', source: 'def f(): pass\n' }),
  'developers.projects': g => g.developers.projects(),
  'developers.createProject': g =>
    g.developers.createProject({ display_name: 'P', contact_email: 'p@x.example' }),
  'developers.updateProject': g => g.developers.updateProject(project, { admin_ids: [id] }),
  'developers.serviceAccounts': g => g.developers.serviceAccounts(),
  'developers.createServiceAccount': g => g.developers.createServiceAccount(account),
  'developers.secrets': g => g.developers.secrets(account),
  'developers.createSecret': g => g.developers.createSecret(account, 'S'),
  'developers.deleteSecret': g => g.developers.deleteSecret(account, id),
};
