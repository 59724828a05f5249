import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recognise, validate } from '../language/src/index.ts';
import { validateInput } from '../runtime/src/index.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const names = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

describe.each(names)('examples/%s', name => {
  const file = (kind: string) => `${folder}${name}/${name}.${kind}.json`;
  const text = readFileSync(file('flow'), 'utf8');

  test('is a flow definition without a finding', () => {
    expect(recognise(`file:///${name}.flow.json`, text).kind).toBe('flow-definition');
    expect(validate(text, `file:///${name}.flow.json`)).toEqual([]);
  });

  test.skipIf(!existsSync(file('input')))('has a run input that fits its schema', () => {
    const schema = JSON.parse(readFileSync(file('schema'), 'utf8'));
    const input = JSON.parse(readFileSync(file('input'), 'utf8'));
    expect(validateInput(schema, input)).toEqual([]);
    expect(validateInput(schema, { ...input, surplus: 1 })).not.toEqual([]);
  });
});
