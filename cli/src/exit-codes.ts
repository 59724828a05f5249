/** What the exit status of gflow says; documented in its help. */
export const EXIT = {
  /** Everything asked for was done, and nothing is wrong. */
  ok: 0,
  /** Something is wrong with what was looked at: errors in a flow, a run that has failed or was canceled. */
  found: 1,
  /** gflow could not do what was asked: a wrong option, a file that cannot be read, a port in use. */
  failed: 2,
  /** The run that was followed waits for somebody: a consent, or a new sign-in. */
  waiting: 3,
  /** Nobody is signed in, or a consent is missing; gflow login helps. The Globus CLI has the same status for it. */
  signInNeeded: 4,
  /** Ctrl-C, as shells have it: a run that was followed goes on. */
  interrupted: 130,
} as const;
