import { errors } from '@globus/sdk';
import type { Environment } from './environment.ts';
import type { AuthorizationParameters } from './problem.ts';

/** What the address of the sign-in page carries (reference 1.3). */
export interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
  challenge: string;
  state: string;
  parameters?: AuthorizationParameters | undefined;
}

/** The address of the page where a person signs in and agrees to the scopes. */
export function authorizeAddress(environment: Environment, request: AuthorizeRequest): string {
  const url = new URL('/v2/oauth2/authorize', environment.auth);
  const further = errors.toAuthorizationQueryParams({ authorization_parameters: request.parameters ?? {} });
  const query = {
    ...further,
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    response_type: 'code',
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
    state: request.state,
    access_type: 'offline', // asks for refresh tokens
  };
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

/** The page that shows a code to be copied, for browsers that cannot reach this computer (reference 1.2). */
export function pastePage(environment: Environment): string {
  return `${environment.auth}/v2/web/auth-code`;
}
