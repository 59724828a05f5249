import { counted, refusal } from '../../../../project/src/index.ts';
import { isNamed, triggerStatuses, type Wish, wishFor } from '../../../../trigger/src/index.ts';
import { EXIT } from '../../exit-codes.ts';
import { printJson } from '../../print-json.ts';
import { attempt } from '../services.ts';
import { triggersFolder } from './trigger.ts';

export interface WishCommand {
  all: boolean;
  json: boolean;
}

const WORDS = {
  retry: { operation: 'try events again', done: 'to be tried again' },
  dismiss: { operation: 'dismiss events', done: 'dismissed' },
} as const;

/**
 * `gflow trigger retry` and `dismiss`: lets events that were refused, or whose run has failed, have another try, or be
 * done with. Returns the exit status.
 */
export async function triggerWish(
  wish: Wish,
  names: readonly string[],
  { all, json }: WishCommand,
): Promise<number> {
  return attempt({ json }, {}, async () => {
    const { operation, done } = WORDS[wish];
    const triggers = await triggerStatuses(triggersFolder());
    const isMeant = (event: { id: string }) => names.some(name => isNamed(event, name));
    const meant = triggers.map(trigger => ({
      ...trigger,
      ended: trigger.attention.filter(({ status }) => status === 'refused' || status === 'failed'),
      seen: wish === 'retry' ? trigger.dismissed.filter(isMeant) : [],
    }));
    const unknown = names.find(
      name => !meant.some(({ ended, seen }) => [...ended, ...seen].some(event => isNamed(event, name))),
    );
    if (unknown !== undefined)
      throw refusal({
        kind: 'not-found',
        operation,
        message: `There is no event ${unknown} that was refused, or whose run has failed.`,
        remedy: 'gflow trigger status tells which there are.',
      });
    if (names.length === 0 && !all)
      throw refusal({
        operation,
        message: 'No event is named.',
        remedy: 'Name events as gflow trigger status has them, or all with --all.',
      });
    const granted: { trigger: string; isRunning: boolean; events: string[] }[] = [];
    for (const { name, isRunning, ended, seen, state } of meant) {
      const events = [...ended.filter(event => all || isMeant(event)), ...seen].map(({ id }) => id);
      if (events.length === 0) continue;
      await wishFor(state, wish, events);
      granted.push({ trigger: name, isRunning, events });
      const when = isRunning || wish === 'dismiss' ? '' : ', once it runs';
      if (!json) console.log(`${name}: ${counted(events.length, 'event')} ${done}${when}.`);
    }
    if (json) printJson({ events: granted });
    else if (granted.length === 0) console.log('No event was refused, and no run has failed.');
    return EXIT.ok;
  });
}
