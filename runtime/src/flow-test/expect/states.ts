import { toJsonPointer } from '../../../../language/src/index.ts';
import { elements, isObject, member, textMember } from '../../json.ts';
import { mismatch } from '../../matching/mismatch.ts';
import { contextObject } from '../../step.ts';
import { exitTarget } from '../transitions.ts';
import type { Check } from './check.ts';
import { departure } from './path-pattern.ts';
import { visitsOf } from './visits.ts';

export const path: Check = (expected, { played }, report) => {
  const visits = visitsOf(played);
  const found = departure(elements(expected), visits, contextObject(played.context));
  if (!found) return;
  const at = found.item < elements(expected).length ? toJsonPointer([found.item]) : '';
  const state = visits[found.covered]?.state ?? visits.at(-1)?.state;
  report(found.words, {
    at,
    ...(state !== undefined && { state }),
    expected,
    actual: visits.map(visit => visit.state),
  });
};

export const visits: Check = (expected, { played }, report) => {
  const all = visitsOf(played);
  for (const [state, wanted] of Object.entries(isObject(expected) ? expected : {})) {
    const count = all.filter(visit => visit.state === state).length;
    const wrong = mismatch(wanted, count);
    if (wrong)
      report(`The number of visits of “${state}” ${wrong.words}.`, {
        at: toJsonPointer([state]),
        state,
        expected: wanted,
        actual: count,
      });
  }
};

export const notVisited: Check = (expected, { played }, report) => {
  const all = visitsOf(played);
  for (const [index, state] of elements(expected).entries())
    if (typeof state === 'string' && all.some(visit => visit.state === state))
      report(`The run came to “${state}”, which it must not.`, { at: toJsonPointer([index]), state });
};

export const caught: Check = (expected, { played }, report) => {
  const found = played.visited.flatMap(({ state, exit, error }) =>
    exit.startsWith('catch') && error
      ? [{ state, error: error.exception ?? '', next: exitTarget(played.run.definition, state, exit) ?? '' }]
      : [],
  );
  for (const [index, wanted] of elements(expected).entries()) {
    const actual = found[index];
    const wrong =
      actual &&
      ['state', 'error', 'next'].find(
        name => member(wanted, name) !== undefined && member(wanted, name) !== member(actual, name),
      );
    if (!actual)
      report(`Only ${found.length} errors were caught; none in “${textMember(wanted, 'state')}”.`, {
        at: toJsonPointer([index]),
      });
    else if (wrong !== undefined)
      report(`The ${wrong} of what was caught is “${textMember(actual, wrong)}”.`, {
        at: toJsonPointer([index]),
        state: actual.state,
        expected: wanted,
        actual,
      });
  }
  const extra = found[elements(expected).length];
  if (extra)
    report(`In “${extra.state}” ${extra.error} was caught, which was not expected.`, { state: extra.state });
};
