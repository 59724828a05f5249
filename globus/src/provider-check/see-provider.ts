import { isLoopback } from '../environment.ts';
import { isObject, type JsonObject, jsonObjectOf, textOf } from '../json.ts';
import { baseScope } from '../scopes.ts';
import { ask } from './ask.ts';
import { introspectionFindings } from './documents.ts';
import { about, type ProviderFinding } from './finding.ts';

/** What was found about an action provider without running it. */
export interface ProviderSeen {
  /** Without a slash at its end. */
  url: string;
  findings: readonly ProviderFinding[];
  /** What it tells about itself; undefined where it tells nothing. */
  introspection: JsonObject | undefined;
  /** The scope of the token that running it takes. */
  scope: string | undefined;
}

/** Why an address cannot be that of an action provider; undefined where it can. */
export function providerAddressProblem(address: string): string | undefined {
  if (!URL.canParse(address))
    return `“${address}” is no address. Give one such as https://example.org/actions/mine.`;
  const { protocol, hostname, search, hash, username } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    return 'Flows only use providers whose address begins with https://. Only on this computer http:// is taken here.';
  if (search || hash || username)
    return 'The address must have no “?”, “#” or user in it: flows put /run and more behind it.';
  return undefined;
}

/** Asks an action provider what anybody may ask. Nothing is run, and no token is sent. */
export async function seeProvider(address: string, signal?: AbortSignal): Promise<ProviderSeen> {
  const url = address.replace(/\/+$/, '');
  const { right, wrong, advice } = about('introspect');
  const findings: ProviderFinding[] = [];
  const seen = (introspection?: JsonObject): ProviderSeen => {
    const scope = textOf(introspection?.globus_auth_scope);
    return { url, findings, introspection, scope: scope === undefined ? undefined : baseScope(scope) };
  };
  const answer = await ask(`${url}/`, {}, signal);
  if (typeof answer === 'string') {
    findings.push(wrong(`${answer} The service asks every provider of a flow when it is deployed.`));
    return seen();
  }
  const { status, document } = answer;
  if (status === 401 || status === 403) {
    findings.push(
      wrong(
        `It tells nobody about itself who is not signed in (${status}). The service reads there which scope it takes: let “visible_to” have "public", or give the state an ActionScope.`,
      ),
    );
    return seen();
  }
  if (status !== 200) {
    findings.push(wrong(`GET ${url}/ answers ${status}, not 200 with what it tells about itself.`));
    return seen();
  }
  findings.push(...introspectionFindings(document));
  const plain = await ask(url, {}, signal);
  const isSame = typeof plain !== 'string' && plain.status === 200;
  if (isSame) findings.push(right('It answers with and without a slash.'));
  else findings.push(advice(`GET ${url} without a slash at its end has another answer: some ask there.`));
  findings.push(...(await withoutToken(url, signal)));
  return seen(isObject(document) ? jsonObjectOf(document) : undefined);
}

/** What needs a token must be refused without one. */
async function withoutToken(url: string, signal: AbortSignal | undefined): Promise<ProviderFinding[]> {
  const { right, wrong, advice } = about('run');
  const answer = await ask(`${url}/run`, { method: 'POST', body: {} }, signal);
  if (typeof answer === 'string') return [wrong(`POST ${url}/run: ${answer}`)];
  const { status } = answer;
  if (status === 401) return [right('Without a token /run is refused.')];
  if (status < 300)
    return [wrong(`POST ${url}/run answers ${status} without a token: anybody can run it. Answer 401.`)];
  if (status === 404 || status === 405)
    return [wrong(`POST ${url}/run answers ${status}: that is where flows run it.`)];
  return [advice(`Without a token /run answers ${status}; 401 says what is missing.`)];
}
