import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { FlowDocument, inputSchemaText, validate } from '../../language/src/index.ts';
import { slugs, textOf } from './corpus.ts';

/** What counts of the findings in a text: errors and warnings, by rule and message. */
function grave(text: string, uri: string, schema?: string): string[] {
  const inputSchema =
    schema === undefined ? {} : { inputSchema: { uri: 'file:///schema.json', text: schema } };
  return validate(text, uri, { kind: 'flow-definition', ...inputSchema }).flatMap(
    ({ severity, code, message }) => (severity <= 2 ? [`${code}: ${message}`] : []),
  );
}

/**
 * What a schema says of the values that are there alone: inputs in the wild bring what no state reads, and many are only
 * the part that one tool of a larger flow needs.
 */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !LEFT_OUT.has(key));
  return Object.fromEntries(entries.map(([key, member]) => [key, opened(member)]));
}

const LEFT_OUT: ReadonlySet<string> = new Set(['additionalProperties', 'required', 'format']);

describe('an input schema made from what a public flow reads', () => {
  test.each(slugs)('%s', slug => {
    const uri = `file:///${slug}/definition.json`;
    const text = textOf(`${slug}/definition.json`) ?? '';
    const schema = inputSchemaText(new FlowDocument(uri, text));
    expect(grave(text, uri), 'with it nothing is wrong that was not before').toEqual(
      expect.arrayContaining(grave(text, uri, schema)),
    );
    const own = validate(schema, 'file:///schema.json', { kind: 'input-schema' });
    expect(own.filter(({ severity }) => severity <= 2).map(({ message }) => message)).toEqual([]);
    const input = textOf(`${slug}/input.json`);
    if (input === undefined) return;
    const fits = new Ajv({ strict: false }).compile(Object(opened(JSON.parse(schema))));
    expect(fits(JSON.parse(input)) || fits.errors).toBe(true);
  });
});
