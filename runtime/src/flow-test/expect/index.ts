import type { JsonObject } from '../../types.ts';
import type { Failure } from '../failure.ts';
import type { TestCase } from '../test-case.ts';
import { calls } from './calls.ts';
import type { Check, Subject } from './check.ts';
import { duration, error, status, warnings } from './end.ts';
import { log, logFile } from './log.ts';
import { output, outputFile, redacted } from './payload.ts';
import { caught, notVisited, path, visits } from './states.ts';

const CHECKS: Readonly<Record<string, Check>> = {
  status,
  path,
  visits,
  notVisited,
  output,
  outputFile,
  error,
  caught,
  calls,
  log,
  logFile,
  duration,
  redacted,
  warnings,
};

/** What of a case's expectations does not hold of its run. */
export function failuresOf(subject: Subject): Failure[] {
  const failures: Failure[] = [];
  const { pointer, expect } = subject.test;
  for (const [keyword, expected] of Object.entries(wanted(subject.test))) {
    const place = Object.hasOwn(expect, keyword) ? `${pointer}/expect/${keyword}` : pointer;
    CHECKS[keyword]?.(expected, subject, (message, { at = '', ...more } = {}) =>
      failures.push({ pointer: place + at, message, ...more }),
    );
  }
  return failures;
}

/** A run has to succeed, unless the case says how it ends, expects an error, or leaves it in the middle. */
function wanted({ expect, stopAfter }: TestCase): JsonObject {
  if (expect.status !== undefined || stopAfter !== undefined) return expect;
  return { status: expect.error === undefined ? 'SUCCEEDED' : 'FAILED', ...expect };
}
