import { toJsonPointer } from '../../../../language/src/index.ts';
import { isObject } from '../../json.ts';
import { bodyMismatch } from '../../matching/path-matches.ts';
import type { Json } from '../../types.ts';
import type { PlayedCase } from '../play-case.ts';
import type { Check } from './check.ts';

export const calls: Check = (expected, { played }, report) => {
  for (const [state, wanted] of Object.entries(isObject(expected) ? expected : {})) {
    const bodies = bodiesSent(played, state);
    const number = Array.isArray(wanted) ? wanted.length : wanted;
    if (bodies.length !== number)
      report(`The action of “${state}” was called ${times(bodies.length)}, not ${times(Number(number))}.`, {
        at: toJsonPointer([state]),
        state,
        expected: number,
        actual: bodies.length,
      });
    for (const [index, body] of bodies.entries()) {
      const wrong = Array.isArray(wanted) ? bodyMismatch(wanted[index] ?? {}, body) : undefined;
      if (wrong)
        report(`In what “${state}” sends, ${wrong.message}.`, {
          at: `${toJsonPointer([state])}/${index}${toJsonPointer([wrong.path])}`,
          state,
          expected: wrong.expected,
          actual: wrong.actual ?? body,
        });
    }
  }
};

function bodiesSent({ effects }: PlayedCase, state: string): Json[] {
  return effects.flatMap(effect =>
    effect.type === 'run-action' && effect.state === state ? [effect.body] : [],
  );
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
