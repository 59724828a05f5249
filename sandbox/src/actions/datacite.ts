import { randomBytes } from 'node:crypto';
import { automateScope } from '../auth/scopes.ts';
import { isObject, type JsonObject, member, textMember } from '../json.ts';
import { objectSchema, type Provider, succeeded } from './provider.ts';

const text = { type: 'string' };

/** The prefix of DataCite's own tests. */
const testPrefix = '10.5072';

/** Mints no DOI: gives the one that was asked for, or makes one up, as DataCite would answer. */
export const datacite: Provider = {
  path: 'datacite/mint/basic_auth',
  url: 'https://actions.globus.org/datacite/mint/basic_auth',
  title: 'DataCite DOI Mint',
  subtitle: 'Registers a DOI',
  synchronous: true,
  scope: automateScope('datacite_mint_basic_auth_action_all'),
  inputSchema: objectSchema(
    {
      username: text,
      password: text,
      Doi: objectSchema({ attributes: { type: 'object' } }, { id: text, type: { const: 'dois' } }),
    },
    { as_test: { type: 'boolean' } },
  ),
  withoutSecrets({ username: _name, password: _secret, ...body }: JsonObject) {
    return body;
  },
  start(body) {
    const wanted = member(body, 'Doi');
    const attributes = isObject(wanted) ? member(wanted, 'attributes') : undefined;
    const known = isObject(attributes) ? attributes : {};
    const prefix = textMember(known, 'prefix') ?? testPrefix;
    const doi = textMember(known, 'doi') ?? `${prefix}/${randomBytes(4).toString('hex')}`;
    return succeeded({ data: { id: doi, type: 'dois', attributes: { ...known, doi } } });
  },
};
