import { runtimeError } from '../flow-error.ts';
import { member } from '../json.ts';
import { requirePath } from '../path.ts';
import { done, type StateType, type Step, until } from '../step.ts';
import { parseTimestamp } from '../timestamp.ts';
import type { Json } from '../types.ts';

/** Lets time pass; the payload stays as it is. */
export const wait: StateType = {
  mayCatch: false,
  enter(step) {
    step.started(step.payload);
    const moment = wakeTime(step);
    if (moment <= step.now) return done(step, step.payload);
    step.emit({ type: 'wake', visit: step.visit, after: until(moment, step.now) });
    return { kind: 'waiting', waiting: { kind: 'timer', until: moment } };
  },
  react(step, waiting, event) {
    if (waiting.kind !== 'timer' || event.type !== 'wake') return undefined;
    if (event.now >= waiting.until) return done(step, step.payload);
    step.emit({ type: 'wake', visit: step.visit, after: until(waiting.until, event.now) });
    return { kind: 'waiting', waiting };
  },
  pending(run, waiting, now) {
    return waiting.kind === 'timer'
      ? [{ type: 'wake', visit: run.visit, after: until(waiting.until, now) }]
      : [];
  },
};

/** Milliseconds since 1970. */
function wakeTime(step: Step): number {
  for (const field of ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']) {
    const given = member(step.state, field);
    if (given === undefined) continue;
    const value = field.endsWith('Path') ? requirePath(given, field, step.scope) : given;
    return field.startsWith('Seconds') ? step.now + seconds(value, field) * 1000 : timestamp(value, field);
  }
  throw runtimeError('A Wait state needs Seconds, SecondsPath, Timestamp or TimestampPath.');
}

function seconds(value: Json, field: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw runtimeError(
      `The '${field}' of a Wait state must be a whole number; it is ${JSON.stringify(value)}.`,
    );
  }
  if (value < 0) throw runtimeError(`The '${field}' of a Wait state must not be negative; it is ${value}.`);
  return value;
}

function timestamp(value: Json, field: string): number {
  const moment = typeof value === 'string' ? parseTimestamp(value) : undefined;
  if (moment === undefined) {
    throw runtimeError(
      `The '${field}' of a Wait state must be a time such as 2025-01-31T12:00:00Z; it is ${JSON.stringify(value)}.`,
    );
  }
  return moment;
}
