import type { Globus } from './api.ts';
import type { Environment } from './environment.ts';
import type { TokenSource } from './tokens.ts';
import type { TransportSettings } from './transport.ts';

export function globus(
  _environment: Environment,
  _tokens: TokenSource,
  _settings?: Partial<TransportSettings>,
): Globus {
  throw new Error('under construction');
}
