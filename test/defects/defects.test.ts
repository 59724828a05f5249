import { describe, expect, test } from 'vitest';
import { DOCUMENT_RULES } from '../../language/src/documents/index.ts';
import { RULES, type ValidateOptions, validate } from '../../language/src/index.ts';
import { type FixtureFile, readFixture } from '../../language/src/testing/fixture.ts';
import { GROUPS, peers } from './all.ts';
import type { Defect } from './defect.ts';

/** The file with the marker, and those beside it. */
function open({ text }: Defect): { file: FixtureFile; beside: ValidateOptions } {
  const { main, files } = readFixture(text);
  const file = [...files.values()].find(f => f.expected.length > 0) ?? main;
  const others = [...files.values()]
    .filter(f => f !== file && f.text.trim() !== '')
    .map(f => ({ uri: `file:///${f.name}`, text: f.text }));
  const inputSchema = others.find(f => f.uri.endsWith('schema.json'));
  const definitions = others.filter(f => f.uri.endsWith('.flow.json'));
  return { file, beside: { definitions, ...(inputSchema && { inputSchema }) } };
}

/** What is found in it, as `line:from-to rule`; what goes beyond its first line ends where that line does. */
function found({ name }: FixtureFile, beside: ValidateOptions, text: string): string[] {
  const lines = text.split('\n');
  return validate(text, `file:///${name}`, beside).map(({ range: { start, end }, code }) => {
    const to = end.line === start.line ? end.character : lines[start.line]?.trimEnd().length;
    return `${start.line + 1}:${start.character}-${to} ${code}`;
  });
}

describe.each(Object.entries(GROUPS))('%s', (_, defects) => {
  test.each(defects)('$title: one finding, at its place', defect => {
    const { file, beside } = open(defect);
    const expected = file.expected.map(({ line, from, to, rule }) => `${line + 1}:${from}-${to} ${rule}`);
    expect(expected).toHaveLength(1);
    expect(found(file, beside, file.text)).toEqual(expected);
  });

  test.each(defects)('$title: none once it is repaired', defect => {
    const { file, beside } = open(defect);
    const [wrong, right] = defect.repair;
    const repaired = file.text.replace(wrong, () => right);
    expect(repaired).not.toBe(file.text);
    expect(found(file, beside, repaired)).toEqual([]);
  });
});

test('the peers were measured with 37 defects, and ours are 60 more at least', () => {
  expect(peers).toHaveLength(37);
  const ours = Object.values(GROUPS).flatMap(defects => (defects === peers ? [] : defects));
  expect(ours.length).toBeGreaterThanOrEqual(60);
});

// These look at the bytes of a text: see test/protocol/bad-input.test.ts.
const OF_BYTES = ['beyond-limits', 'byte-order-mark'];

test('every rule has a defect that it finds', () => {
  const met = new Set(Object.values(GROUPS).flatMap(list => list.map(d => open(d).file.expected[0]?.rule)));
  const ids = [...RULES, ...DOCUMENT_RULES].map(rule => rule.meta.id);
  expect(ids.filter(id => !met.has(id) && !OF_BYTES.includes(id))).toEqual([]);
});
