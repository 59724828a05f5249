import { counted, refusal } from '../../../../project/src/index.ts';
import { askForRetries, isNamed, triggerStatuses } from '../../../../trigger/src/index.ts';
import { EXIT } from '../../exit-codes.ts';
import { printJson } from '../../print-json.ts';
import { attempt } from '../services.ts';
import { triggersFolder } from './trigger.ts';

export interface RetryCommand {
  all: boolean;
  json: boolean;
}

/** `gflow trigger retry`: lets events have another try, and returns the exit status. */
export async function triggerRetry(events: readonly string[], { all, json }: RetryCommand): Promise<number> {
  return attempt({ json }, {}, async () => {
    const triggers = (await triggerStatuses(triggersFolder())).map(trigger => ({
      ...trigger,
      ended: trigger.attention.filter(({ status }) => status === 'refused' || status === 'failed'),
    }));
    const unknown = events.find(
      name => !triggers.some(({ ended }) => ended.some(event => isNamed(event, name))),
    );
    if (unknown !== undefined)
      throw refusal({
        kind: 'not-found',
        operation: 'try the event again',
        message: `There is no event ${unknown} that was refused, or whose run has failed.`,
        remedy: 'gflow trigger status tells which there are.',
      });
    if (events.length === 0 && !all)
      throw refusal({
        operation: 'try events again',
        message: 'No event is named.',
        remedy: 'Name events as gflow trigger status has them, or all with --all.',
      });
    const retried: { trigger: string; isRunning: boolean; events: string[] }[] = [];
    for (const { name, isRunning, ended, state } of triggers) {
      const ids = ended.filter(event => all || events.some(one => isNamed(event, one))).map(({ id }) => id);
      if (ids.length === 0) continue;
      await askForRetries(state.retries, ids);
      retried.push({ trigger: name, isRunning, events: ids });
      if (json) continue;
      console.log(
        `${name}: ${counted(ids.length, 'event')} to be tried again${isRunning ? '' : ', once it runs'}.`,
      );
    }
    if (json) printJson({ retried });
    return EXIT.ok;
  });
}
