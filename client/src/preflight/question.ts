import type { Identity, Session } from '../../../globus/src/index.ts';
import type { RunInput } from '../runs/input.ts';
import type { CurrentTarget } from '../target.ts';

/** Whose access is checked. */
export interface Starter {
  identity: Identity;
  /** Its own sign-in, where there is one here. */
  session: Session | undefined;
}

/** What is checked before a run, so that it can be checked again. */
export interface AccessQuestion {
  target: CurrentTarget;
  starter: Starter;
  /** Who asks what the starter is not told, and gives access. */
  asker: Session;
  input: RunInput;
}

/** The same for the same flow and the same starter. */
export function keyOf({ target, starter }: AccessQuestion): string {
  return `${target.flowId} ${starter.identity.id}`;
}
