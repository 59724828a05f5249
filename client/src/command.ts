import * as vscode from 'vscode';
import { inFlight } from './in-flight.ts';

type Run = (...args: readonly unknown[]) => unknown;

/** Registers a command of ours; `id` without its prefix. */
export type Command = (id: string, action: Run) => vscode.Disposable;

/**
 * Makes what registers commands. One that is asked for again while it runs is not started twice; what fails is shown.
 *
 * @param keyOf what the arguments are about: the same command for something else is another one
 */
export function commandsWith(
  show: (error: unknown, retry: () => Promise<void>) => void,
  keyOf: (...args: readonly unknown[]) => string,
): Command {
  return (id, action) => {
    const once = inFlight(keyOf, async (...args: readonly unknown[]): Promise<void> => {
      try {
        await action(...args);
      } catch (error) {
        show(error, () => once(...args));
      }
    });
    return vscode.commands.registerCommand(`globusFlows.${id}`, once);
  };
}
