import { afterEach, expect, test } from 'vitest';
import { parseCollection } from '../collection.ts';
import { principalOfIdentity } from '../principals.ts';
import { problemOf } from '../problem.ts';
import { ada, adaId, robot, robotId } from '../testing/documents.ts';
import {
  globusAt,
  type Received,
  type Reply,
  type ServiceDouble,
  serviceDouble,
} from '../testing/service-double.ts';
import { makeProjectCollection } from './project-collection.ts';

// Guest collections of a computer with Globus Connect Personal: they have no server of their own, so Transfer makes them, and
// gives their roles (reference 3.3, 3.4).

const laptopId = '0a1b2c3d-0000-4000-8000-0000000000aa';
const guestId = '0a1b2c3d-0000-4000-8000-0000000000bb';

const personal = (id: string, display_name: string, kind: 'mapped' | 'guest') => ({
  DATA_TYPE: 'endpoint',
  id,
  display_name,
  entity_type: `GCP_${kind}_collection`,
  my_effective_roles: ['administrator'],
  acl_available: kind === 'guest',
  acl_editable: kind === 'guest',
  gcs_manager_url: null,
  gcp_connected: true,
  gcp_paused: false,
});

const laptop = parseCollection(personal(laptopId, 'Laptop', 'mapped'));

let double: ServiceDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

/** A Transfer service with that one computer. `sharing`: what making a guest collection is answered. */
async function transferWith(sharing?: Reply) {
  const guests: object[] = [];
  const roles: object[] = [];
  const rules: object[] = [];
  const keep = (list: object[], document: unknown, id: string) => {
    list.push({ ...(document as object), id });
  };
  const answer = ({ method, path, json }: Received): Reply => {
    const asked = `${method} ${path.replace('/v0.10', '')}`;
    switch (asked) {
      case `GET /operation/endpoint/${laptopId}/ls`:
        return { json: { DATA_TYPE: 'file_list', path: '/home/ada/project/', DATA: [] } };
      case `GET /endpoint/${laptopId}/my_shared_endpoint_list`:
        return { json: { DATA: guests } };
      case 'POST /shared_endpoint':
        if (sharing) return sharing;
        keep(guests, personal(guestId, 'Project', 'guest'), guestId);
        return { status: 201, json: { DATA_TYPE: 'endpoint_create_result', code: 'Created', id: guestId } };
      case `GET /endpoint/${guestId}`:
        return { json: personal(guestId, 'Project', 'guest') };
      case `GET /endpoint/${guestId}/role_list`:
        return { json: { DATA: roles } };
      case `POST /endpoint/${guestId}/role`:
        keep(roles, json, 'role-1');
        return { json: roles.at(-1) };
      case `GET /endpoint/${guestId}/access_list`:
        return { json: { DATA: rules } };
      case `POST /endpoint/${guestId}/access`:
        keep(rules, json, 'rule-1');
        return { status: 201, json: { code: 'Created', access_id: 'rule-1' } };
      case `DELETE /endpoint/${guestId}`:
        return { json: { DATA_TYPE: 'result', code: 'Deleted' } };
      default:
        return { status: 404, json: { code: 'NotFound', message: asked } };
    }
  };
  double = await serviceDouble(answer);
  return { globus: globusAt(double), received: double.received };
}

function wanted() {
  if (!laptop) throw new Error('no laptop');
  return {
    mapped: laptop,
    path: '/home/ada/project/',
    display_name: 'Project',
    manager: principalOfIdentity(ada),
    writer: principalOfIdentity(robot),
  };
}

test('is made by Transfer, with its manager and its writer, and once', async () => {
  const { globus, received } = await transferWith();
  const made = await makeProjectCollection(globus, wanted());
  expect(made).toMatchObject({ id: guestId, entity_type: 'GCP_guest_collection' });
  const changes = () =>
    received.filter(({ method }) => method === 'POST').map(({ path, json }) => [path, json]);
  expect(changes()).toEqual([
    [
      '/v0.10/shared_endpoint',
      {
        DATA_TYPE: 'shared_endpoint',
        host_endpoint: laptopId,
        host_path: '/home/ada/project/',
        display_name: 'Project',
      },
    ],
    [
      `/v0.10/endpoint/${guestId}/role`,
      { DATA_TYPE: 'role', principal_type: 'identity', principal: adaId, role: 'access_manager' },
    ],
    [
      `/v0.10/endpoint/${guestId}/access`,
      {
        DATA_TYPE: 'access',
        principal_type: 'identity',
        principal: robotId,
        path: '/',
        permissions: 'rw',
      },
    ],
  ]);
  await makeProjectCollection(globus, wanted());
  expect(changes()).toHaveLength(3);
  await globus.transfer.deleteGuest(made);
  expect(received.at(-1)).toMatchObject({ method: 'DELETE', path: `/v0.10/endpoint/${guestId}` });
});

test('a computer without a subscription is told in the words of the service', async () => {
  const message = 'Sharing is not enabled on this endpoint: it takes a subscription.';
  const { globus } = await transferWith({ status: 403, json: { code: 'PermissionDenied', message } });
  const problem = problemOf(await makeProjectCollection(globus, wanted()).catch(error => error));
  expect(problem).toMatchObject({ kind: 'forbidden', operation: 'make the guest collection “Project”' });
  expect(problem?.message).toContain(message);
});
