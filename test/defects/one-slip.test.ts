import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validate } from '../../language/src/index.ts';

// Whoever drops a quote or a bracket has made one mistake, and reads of one.

const folder = new URL('../../examples/', import.meta.url);
const flows = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

/** The offsets of what JSON is made of; what stands in a string is the string's own. */
function structuralIn(text: string): number[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|[,:{}[\]]/g)].flatMap(({ 0: token, index }) =>
    token.length > 1 ? [index, index + token.length - 1] : [index],
  );
}

describe('one finding where one character is missing', () => {
  test.each(flows)('in %s', name => {
    const text = readFileSync(new URL(`${name}/${name}.flow.json`, folder), 'utf8');
    const told: string[] = [];
    for (const index of structuralIn(text)) {
      const findings = validate(text.slice(0, index) + text.slice(index + 1), 'file:///a.flow.json');
      if (findings.length > 1)
        told.push(
          `${text.slice(index - 20, index)}⟦${text[index]}⟧: ${findings.map(f => f.code).join(', ')}`,
        );
    }
    expect(told).toEqual([]);
  });
});
