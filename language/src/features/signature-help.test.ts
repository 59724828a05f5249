import { expect, test } from 'vitest';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { signatureHelp } from './signature-help.ts';

const asked = (text: string) =>
  signatureHelp(...atCursor(inState(`{ "Type": "ExpressionEval", "Parameters": { "x.=": "${text}" } }`)));

/** The parameter that is shown as the one that is typed. */
function active(text: string): string | undefined {
  const help = asked(text);
  const [signature] = help?.signatures ?? [];
  const place = signature?.parameters[help?.active ?? 0];
  return place && signature?.label.slice(place.from, place.to);
}

test('a function, and the argument that is typed', () => {
  expect(active('getattr(/*|*/')).toMatch(/^name|^path|: /);
  const [first] = asked("getattr('a', /*|*/0)")?.signatures ?? [];
  expect(first?.label).toMatch(/^getattr\(/);
  expect(asked("getattr('a', /*|*/0)")?.active).toBe(1);
});

test('a method, of each type that has one', () => {
  expect(active("path.rstrip(/*|*/'/')")).toBe('chars?: string | null');
  expect(active("path.split('/', /*|*/1)[0]")).toBe('maxsplit?: integer');
  expect(asked('x.count(/*|*/')?.signatures).toHaveLength(2);
});

test('the innermost call, past brackets and commas that are not its own', () => {
  expect(active('path.split(sep=[1, 2, (3, 4)], /*|*/')).toBe('maxsplit?: integer');
  expect(asked("len(path.rstrip('/', /*|*/")?.signatures[0]?.label).toMatch(/^rstrip/);
  expect(asked("len(path.rstrip('/') + /*|*/")?.signatures[0]?.label).toMatch(/^len/);
});

test('nothing where nothing is called', () => {
  for (const text of ['/*|*/', '(1, /*|*/2)', 'unknown(/*|*/', 'len(x)/*|*/', "'len(/*|*/'"])
    expect(asked(text), text).toBeUndefined();
  expect(signatureHelp(...atCursor(inState('{ "Type": "Pass", "Comment": "len(/*|*/" }')))).toBeUndefined();
});
