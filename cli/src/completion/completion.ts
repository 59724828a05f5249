import type { Command } from 'commander';
import { tableOf } from '../command-tables.ts';
import { EXIT } from '../exit-codes.ts';
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import { pwsh } from './pwsh.ts';
import { zsh } from './zsh.ts';

const SCRIPTS = { bash, zsh, fish, pwsh };

type Shell = keyof typeof SCRIPTS;

export const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish', 'pwsh'];

/** `gflow completion`: prints what completes gflow in a shell, and returns the exit status. */
export function completion(shell: Shell, program: Command): number {
  process.stdout.write(SCRIPTS[shell](tableOf(program)));
  return EXIT.ok;
}
