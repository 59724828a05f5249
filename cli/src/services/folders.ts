import os from 'node:os';
import path from 'node:path';

/** Where gflow keeps who is signed in, for this user alone. */
export function configFolder(): string {
  return path.join(base('XDG_CONFIG_HOME', '.config'), 'gflow');
}

/** Where gflow keeps what it has to remember from one command to the next. */
export function stateFolder(): string {
  return path.join(base('XDG_STATE_HOME', '.local/state'), 'gflow');
}

function base(variable: string, usual: string): string {
  const named = process.env[variable];
  if (named && path.isAbsolute(named)) return named; // a relative one is to be ignored, says the specification
  const windows = process.platform === 'win32' ? process.env.APPDATA : undefined;
  return windows || path.join(os.homedir(), usual);
}
