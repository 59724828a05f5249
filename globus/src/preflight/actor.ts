import type { Globus } from '../api.ts';
import type { Grantee } from './check.ts';

/** An identity whose access is looked at. */
export interface Actor extends Grantee {
  kind: 'person' | 'service-account' | 'flow';
  /** the services with its own tokens, where it is signed in here */
  globus: Globus | undefined;
}
