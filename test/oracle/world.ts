import type { ActionStatus, RunEvent } from '../../runtime/src/index.ts';
import type { World } from '../../runtime/src/virtual-clock.ts';
import type { Answer, Answers } from './flow.ts';

/** The same answers as a world for the interpreter, which asks again and again what has become of an action. */
export function worldOf(answers: Answers): World {
  const turn = { actions: 0, replies: 0, creations: 0 };
  const running = new Map<string, { answer: Answer; since: number }>();
  return (effect, now): readonly RunEvent[] => {
    switch (effect.type) {
      case 'run-action': {
        const answer = inTurn(answers.actions, turn.actions++);
        const { visit } = effect;
        if ('refused' in answer) return [{ type: 'action-refused', visit, cause: answer.refused, now }];
        const id = `A${turn.actions}`;
        running.set(id, { answer, since: now });
        const asked: RunEvent[] = [{ type: 'action-status', visit, status: statusOf(id, answer, 0), now }];
        if ('inactive' in answer) asked.push({ type: 'resume', now: now + answer.after });
        return asked;
      }
      case 'poll-action': {
        const action = running.get(effect.actionId);
        if (!action) throw new Error('This action was never started.');
        const status = statusOf(effect.actionId, action.answer, now - action.since);
        return [{ type: 'action-status', visit: effect.visit, status, now }];
      }
      case 'wake':
        return [{ type: 'wake', visit: effect.visit, now }];
      case 'create-web-input': {
        const works = inTurn(answers.creations, turn.creations++);
        const { visit } = effect;
        return works
          ? [{ type: 'web-input-created', visit, result: { web_input_id: `W${turn.creations}` }, now }]
          : [{ type: 'web-input-refused', visit, cause: 'refused', now }];
      }
      case 'await-web-input': {
        const reply = inTurn(answers.replies, turn.replies++);
        const { visit } = effect;
        if ('unknown' in reply) return [{ type: 'web-input-refused', visit, cause: 'unknown', now }];
        return 'expires' in reply
          ? [{ type: 'web-input-expired', visit, now: now + reply.expires }]
          : [
              {
                type: 'web-input-answered',
                visit,
                result: { response: reply.response },
                now: now + reply.after,
              },
            ];
      }
      default:
        return [];
    }
  };
}

function statusOf(id: string, answer: Answer, elapsed: number): ActionStatus {
  if ('refused' in answer) throw new Error('This action was refused.');
  const { after, details } = answer;
  if ('inactive' in answer) {
    const status = elapsed < after ? 'INACTIVE' : 'SUCCEEDED';
    return { action_id: id, status, details };
  }
  return { action_id: id, status: elapsed < after ? 'ACTIVE' : answer.status, details };
}

function inTurn<T>(answers: readonly T[], turn: number): T {
  const answer = answers[turn % answers.length];
  if (answer === undefined) throw new Error('There are no answers.');
  return answer;
}
