import { countWords, type TriggerStatus, triggerStatuses } from '../../../../trigger/src/index.ts';
import { EXIT } from '../../exit-codes.ts';
import { printable } from '../../formats/words.ts';
import { printJson } from '../../print-json.ts';
import { attempt } from '../services.ts';
import { table } from '../table.ts';
import { triggersFolder } from './trigger.ts';

/** `gflow trigger status`: tells how triggers are, and returns the exit status. */
export async function triggerStatus(names: readonly string[], { json }: { json: boolean }): Promise<number> {
  return attempt({ json }, {}, async () => {
    const all = await triggerStatuses(triggersFolder());
    const triggers = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
    if (json)
      printJson({
        triggers: triggers.map(({ state, dismissed: _, ...one }) => ({ ...one, log: state.log })),
      });
    else if (triggers.length === 0) console.log('No such trigger has ever begun here.');
    else process.stdout.write(triggers.map(words).join('\n'));
    return triggers.length > 0 && triggers.every(isWell) ? EXIT.ok : EXIT.found;
  });
}

function isWell({ isRunning, health, attention }: TriggerStatus): boolean {
  return isRunning && attention.length === 0 && !hinders(health);
}

/** Something keeps it from its work, or a manifest waits for what does not come. */
function hinders(health: TriggerStatus['health']): boolean {
  const { obstacle, unfollowed, trouble, manifests } = health ?? {};
  return Boolean(obstacle ?? unfollowed ?? trouble) || manifests?.some(({ isLate }) => isLate) === true;
}

function words(trigger: TriggerStatus): string {
  const { name, folder, pattern, flow, environment, isRunning, health, counts, attention, state } = trigger;
  const lines = [
    `${name}: ${isRunning ? 'runs' : 'does not run'}`,
    `  ${folder}, ${pattern} → ${flow} (${environment})`,
    `  ${countWords(counts)}${isRunning && health ? `, ${health.unsettled} not settled` : ''}`,
    ...(health ? healthLines(health, isRunning) : []),
    `  log: ${state.log}`,
  ];
  const rows = attention.map(({ id, path, status, problem = '' }) =>
    [id, status, path, problem].map(printable),
  );
  const listed = rows.length === 0 ? '' : table([['EVENT', 'STATUS', 'FILE', 'WHY'], ...rows]);
  return `${lines.map(printable).join('\n')}\n${listed}`;
}

/** What is wrong, or was when it ran last, or tried to. */
function healthLines(
  { obstacle, unfollowed, trouble, time, manifests = [] }: NonNullable<TriggerStatus['health']>,
  isRunning: boolean,
): string[] {
  const hindrances = [obstacle, unfollowed, trouble].flatMap(text => text ?? []);
  if (!isRunning) return hindrances.map(text => `  ${time}: ${text}`);
  const waiting = manifests.map(
    ({ path, missing, since }) => `${path}: ${missing} (unchanged since ${since})`,
  );
  return [...hindrances, ...waiting].map(text => `  ${text}`);
}
