import { toJsonPointer } from '../../../../language/src/index.ts';
import { isObject, member } from '../../json.ts';
import { brief } from '../../matching/brief.ts';
import { mismatch } from '../../matching/mismatch.ts';
import { milliseconds } from '../../mocks/duration.ts';
import type { Check } from './check.ts';
import { endError, endWords } from './end-words.ts';

export const status: Check = (expected, { played }, report) => {
  const { run } = played;
  const ended = run.status === 'SUCCEEDED' || run.status === 'FAILED';
  if (expected === 'ENDED' ? ended : expected === run.status) return;
  const failed = endError(run)?.state ?? run.state ?? undefined;
  report(`The run ${endWords(run)}; it was to be ${expected}.`, {
    ...(failed !== undefined && { state: failed }),
    expected,
    actual: run.status,
  });
};

export const error: Check = (expected, { played }, report) => {
  const found = endError(played.run);
  if (!found) {
    report(`No error has ended the run: it ${endWords(played.run)}.`);
    return;
  }
  const actual = { state: found.state ?? '', error: found.error, cause: found.cause };
  for (const [name, wanted] of Object.entries(isObject(expected) ? expected : {})) {
    const value = member(actual, name);
    const wrong = mismatch(wanted, value);
    if (wrong)
      report(`The ${name} that ended the run ${wrong.words}.`, {
        at: toJsonPointer([name]),
        ...(found.state !== undefined && { state: found.state }),
        expected: wanted,
        ...(value !== undefined && { actual: value }),
      });
  }
};

export const duration: Check = (expected, { played }, report) => {
  const [min, max] = [milliseconds(member(expected, 'min')), milliseconds(member(expected, 'max'))];
  const { took } = played;
  const words = (bound: string) => `The run took ${took / 1000} s, ${bound} ${brief(expected)}.`;
  if (min !== undefined && took < min) report(words('less than the “min” of'), { at: '/min' });
  if (max !== undefined && took > max) report(words('more than the “max” of'), { at: '/max' });
};

export const warnings: Check = (expected, { played }, report) => {
  const wanted = Array.isArray(expected) ? expected : [];
  const unexpected = played.run.warnings.find(warning => wanted.every(one => mismatch(one, warning)));
  if (unexpected !== undefined) report(`The run has a warning that was not expected: ${unexpected}`);
  for (const [index, one] of wanted.entries())
    if (played.run.warnings.every(warning => mismatch(one, warning)))
      report(`The run has no such warning as ${brief(one)}.`, { at: toJsonPointer([index]) });
};
