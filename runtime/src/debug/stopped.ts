import type { DebugProtocol } from '@vscode/debugprotocol';
import { causeWords } from '../cause-words.ts';
import type { Stop, Walk } from './walk.ts';

type StoppedBody = Pick<
  DebugProtocol.StoppedEvent['body'],
  'reason' | 'description' | 'text' | 'hitBreakpointIds' | 'preserveFocusHint'
>;

/** Why a run stands, in the words of the protocol. */
export function stoppedBody(stop: Exclude<Stop, { reason: 'ended' }>, { moment }: Walk): StoppedBody {
  if (stop.reason === 'unanswered')
    return { reason: 'pause', description: `${moment?.visit.state ?? 'The run'} waits for an answer` };
  if (stop.reason === 'exception') {
    const { exception = 'Error', cause = '' } = moment?.visit.outcome?.error ?? {};
    const kind = moment?.visit.outcome?.exit === 'error' ? 'uncaught' : 'caught';
    return { reason: 'exception', description: `Paused on ${kind} ${exception}`, text: causeWords(cause) };
  }
  if (stop.reason !== 'breakpoint') return { reason: stop.reason };
  const [first] = stop.hit;
  return {
    reason:
      first?.trigger.on === 'change'
        ? 'data breakpoint'
        : first?.trigger.on === 'state'
          ? 'function breakpoint'
          : 'breakpoint',
    hitBreakpointIds: stop.hit.map(({ id }) => id),
    ...(first?.trigger.on === 'change' && { description: `${first.trigger.path} has changed` }),
    ...(stop.problem !== undefined && {
      description: 'Paused on a condition that has no value',
      text: stop.problem,
    }),
  };
}
