import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { documentReports, type JsonDocument } from '../../language/src/documents/index.ts';
import { parseJson } from '../../language/src/json/parse.ts';
import { LineIndex } from '../../language/src/json/text.ts';

// Real schemas and inputs from public repositories, beside the checkout. They are not ours, so they are not in it.
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const here = existsSync(corpus);
if (!here) console.warn('corpus: skipped, there is no ../shared/corpus beside this checkout');

const folders = here ? readdirSync(corpus).filter(name => !name.startsWith('_') && !name.includes('.')) : [];
const withFile = (name: string) => folders.filter(slug => existsSync(`${corpus}${slug}/${name}`));
const read = (slug: string, name: string) => readFileSync(`${corpus}${slug}/${name}`, 'utf8');

/** Everything that is found in the corpus, each with the reason why it is right. */
const REVIEWED: Readonly<Record<string, readonly string[]>> = {
  // "additionalProperties": false stands in "properties", twice in each: findings.json calls it real.
  'globus-flows-trigger-examples-tar-and-transfer-flow/schema.json': [
    '36 warning schema-misplaced-keyword',
    '69 warning schema-misplaced-keyword',
  ],
  'globus-flows-trigger-examples-tar-transfer/schema.json': [
    '32 warning schema-misplaced-keyword',
    '62 warning schema-misplaced-keyword',
  ],
  // The id of a function is still the Python expression that it came from, in the default and in the input.
  'labs-tomography-flow-aps-example/schema.json': ['76 warning schema-default'],
  'labs-tomography-flow-aps-example/input.json': ['13 warning input-invalid'],
  // Placeholders like SOURCE_COLLECTION_UUID, which the patterns of the schema refuse.
  'vccri-looping-batched-transfer/input.json': ['3 error input-invalid', '7 error input-invalid'],
};

function found(slug: string, name: 'schema.json' | 'input.json'): string[] {
  const text = read(slug, name);
  const value: unknown = existsSync(`${corpus}${slug}/schema.json`) && JSON.parse(read(slug, 'schema.json'));
  const document: JsonDocument = {
    uri: `file:///${slug}/${name}`,
    text,
    kind: name === 'schema.json' ? 'input-schema' : 'run-input',
    parsed: parseJson(text),
    ...(value !== false && { schema: { uri: `file:///${slug}/schema.json`, value } }),
  };
  const lines = new LineIndex(text);
  return documentReports(document).map(
    ({ rule, message }) =>
      `${lines.position(message.at.offset).line + 1} ${message.severity ?? rule.severity} ${rule.id}`,
  );
}

describe.skipIf(!here)('the schemas and inputs of the public corpus', () => {
  test('are there', () => {
    expect(withFile('schema.json').length).toBeGreaterThan(30);
    expect(withFile('input.json').length).toBeGreaterThan(50);
  });

  test.each(withFile('schema.json'))('%s/schema.json: nothing but what is reviewed', slug =>
    expect(found(slug, 'schema.json')).toEqual(REVIEWED[`${slug}/schema.json`] ?? []),
  );

  test.each(withFile('input.json'))('%s/input.json: nothing but what is reviewed', slug =>
    expect(found(slug, 'input.json')).toEqual(REVIEWED[`${slug}/input.json`] ?? []),
  );

  test.each(withFile('schema.json').filter(slug => existsSync(`${corpus}${slug}/input.json`)))(
    '%s/input.json: an error where ajv refuses it, and nowhere else',
    slug => {
      const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
      const fits = ajv.compile(JSON.parse(read(slug, 'schema.json')))(JSON.parse(read(slug, 'input.json')));
      expect(found(slug, 'input.json').some(line => line.includes('error'))).toBe(!fits);
    },
  );
});
