/** What the sandbox says of itself, and its services asked directly: not through what is under test. */
interface Description {
  people: { id: string; name: string }[];
  service_accounts: { client_id: string; name: string; client_secret: string; username: string }[];
  collections: { id: string; display_name: string; folder: string }[];
}

export const address = process.env.GFLOW_TEST_SANDBOX ?? '';

async function json<T>(request: Promise<Response>): Promise<T> {
  const response = await request;
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return response.json() as Promise<T>;
}

export const describeSandbox = (): Promise<Description> => json(fetch(`${address}/sandbox`));

async function named<K extends keyof Description>(kind: K, name: string): Promise<Description[K][number]> {
  const all: readonly Description[K][number][] = (await describeSandbox())[kind];
  const found = all.find(one => ('display_name' in one ? one.display_name : one.name) === name);
  if (!found) throw new Error(`The sandbox has no ${name} among its ${kind}.`);
  return found;
}

export const person = (name: string) => named('people', name);
export const serviceAccount = (name: string) => named('service_accounts', name);
export const collection = (name: string) => named('collections', name);

/** Follows the link of the sandbox's sign-in page that stands for a person, as a click on it would. */
export const signInAs = (id: string) => async (url: string) => {
  const response = await fetch(`${url}&sandbox_identity=${id}`);
  if (!response.ok) throw new Error(`Signing in ended with ${response.status}.`);
};

export interface AccessRule {
  id: string;
  path: string;
  permissions: string;
  principal: string;
  principal_type: string;
}

/** The access rules of a collection, by the Transfer API. */
export async function accessRules(collectionName: string, asAccount: string): Promise<AccessRule[]> {
  const { id } = await collection(collectionName);
  const { client_id, client_secret } = await serviceAccount(asAccount);
  const { access_token } = await json<{ access_token: string }>(
    fetch(`${address}/v2/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'urn:globus:auth:scope:transfer.api.globus.org:all',
      }),
    }),
  );
  const headers = { authorization: `Bearer ${access_token}` };
  const { DATA } = await json<{ DATA: AccessRule[] }>(
    fetch(`${address}/v0.10/endpoint/${id}/access_list`, { headers }),
  );
  return DATA;
}
