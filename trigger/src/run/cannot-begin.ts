import { readAbout } from '../state/about.ts';
import { LogFile } from '../state/log-file.ts';
import type { StateFolder } from '../state/state-folder.ts';
import { writeWhole } from '../state/write-whole.ts';

/**
 * Leaves word of why a trigger that has run before cannot begin now, for whoever asks how it is: nobody sees what a service
 * of the system prints.
 */
export async function cannotBegin(state: StateFolder, why: string): Promise<void> {
  if ((await readAbout(state.about)) === undefined) return;
  const time = new Date().toISOString();
  await new LogFile(state.log).add(`${time} It cannot begin: ${why}`);
  const health = { time, pid: process.pid, unsettled: 0, obstacle: why };
  await writeWhole(state.health, health).catch(() => undefined); // the log has it
}
