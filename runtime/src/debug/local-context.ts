import type { RunContext } from '../types.ts';

const LIFETIME = 48 * 3600;

/** What a run here has at `$._context`: made up, since no service and no person takes part. */
export function localContext(start: number): RunContext {
  const iat = Math.floor(start / 1000);
  const user = 'urn:globus:auth:identity:00000000-0000-4000-8000-000000000003';
  return {
    flow_id: '00000000-0000-4000-8000-000000000001',
    run_id: '00000000-0000-4000-8000-000000000002',
    username: 'you@example.org',
    email: 'you@example.org',
    user_id: user,
    identities: [user],
    token_info: { iat, nbf: iat, exp: iat + LIFETIME },
  };
}
