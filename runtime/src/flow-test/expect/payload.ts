import { toJsonPointer } from '../../../../language/src/index.ts';
import { inquire } from '../../debug/inquiry.ts';
import { elements } from '../../json.ts';
import { mismatch, told } from '../../matching/mismatch.ts';
import { pathMismatches } from '../../matching/path-matches.ts';
import { contextObject } from '../../step.ts';
import type { Json } from '../../types.ts';
import type { PlayedCase } from '../play-case.ts';
import type { Check } from './check.ts';

export const output: Check = (expected, { played }, report) => {
  for (const wrong of pathMismatches(expected, scopeAtEnd(played)))
    report(`${wrong.message}.`, {
      at: toJsonPointer([wrong.path]),
      expected: wrong.expected,
      ...(wrong.actual !== undefined && { actual: wrong.actual }),
    });
};

export const outputFile: Check = (name, { played, files }, report) => {
  const expected = typeof name === 'string' ? files(name) : undefined;
  if (expected === undefined) return;
  const wrong = mismatch(expected, played.run.payload);
  if (wrong) report(`${told(wrong)}, as ${name} has it.`, { expected, actual: played.run.payload });
};

export const redacted: Check = (expected, { played }, report) => {
  const log = JSON.stringify(played.log);
  for (const [index, path] of elements(expected).entries()) {
    const found = inquire(String(path), scopeAtEnd(played));
    if ('problem' in found) report(found.problem, { at: toJsonPointer([index]) });
    else if (log.includes(written(found.value)))
      report(`The value of ${path} shows in the log of the run.`, { at: toJsonPointer([index]) });
  }
};

function scopeAtEnd({ run, context }: PlayedCase) {
  return { payload: run.payload, context: contextObject(context) };
}

/** As it would stand in the log. */
function written(value: Json): string {
  const text = JSON.stringify(value);
  return typeof value === 'string' ? text.slice(1, -1) : text;
}
