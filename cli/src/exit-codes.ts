/** What the exit status of gflow says; documented in its help. */
export const EXIT = {
  /** Everything asked for was done, and nothing is wrong. */
  ok: 0,
  /** Something is wrong with what was looked at: errors in a flow. */
  found: 1,
  /** gflow could not do what was asked: a wrong option, a file that cannot be read, a port in use. */
  failed: 2,
} as const;
