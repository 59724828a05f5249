import { identityProviders } from '../demo.ts';
import type { Identity } from '../identities.ts';

const providerOf = (identity: Identity) =>
  identity.kind === 'person' ? identityProviders.people : identityProviders.clients;

/** An identity as `/v2/api/identities` shows it. */
export function identityDocument(identity: Identity) {
  const person = identity.kind === 'person';
  return {
    id: identity.id,
    username: identity.username,
    name: identity.name,
    email: identity.email,
    organization: person ? identityProviders.people.name : null,
    status: 'used',
    identity_type: person ? 'login' : null,
    identity_provider: providerOf(identity).id,
  };
}

export function userinfoDocument(identity: Identity, scopes: readonly string[], authenticated: number) {
  const provider = providerOf(identity);
  const about = {
    name: identity.name,
    organization: identity.kind === 'person' ? identityProviders.people.name : null,
    identity_provider: provider.id,
    identity_provider_display_name: provider.name,
    last_authentication: authenticated,
  };
  const { id: sub, email } = identity;
  return {
    sub,
    ...(scopes.includes('profile') && { preferred_username: identity.username, ...about }),
    ...(scopes.includes('email') && { email }),
    ...(scopes.includes('urn:globus:auth:scope:auth.globus.org:view_identity_set') && {
      identity_set: [{ sub, username: identity.username, email, status: 'used', ...about }],
    }),
  };
}
