import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import lzString from 'lz-string';
import { describe, expect, test } from 'vitest';
import { ideLink, isIdeLink, LIMITS, readIdeLink } from './ide-link.ts';
import { UnreadableLink } from './unreadable-link.ts';

const definition =
  '{\n  "StartAt": "A",\n  "States": {\n    "A": {\n      "Type": "Pass",\n      "End": true\n    }\n  }\n}\n';
const schema = '{\n  "type": "object"\n}\n';
const compact = (json: string) => JSON.stringify(JSON.parse(json));
const link = (query: string) => `https://globus.github.io/flows-ide?${query}`;
const gzip = (text: string) => encodeURIComponent(gzipSync(text).toString('base64'));

describe('a link', () => {
  test('brings back what it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
        fc.boolean(),
        async (value, has) => {
          const text = JSON.stringify(value);
          const made = await ideLink({ definition: text, schema: has ? text : undefined });
          expect(isIdeLink(made)).toBe(true);
          const read = await readIdeLink(made);
          expect(compact(read.definition)).toBe(text);
          expect(read.schema).toBe(has ? read.definition : undefined);
        },
      ),
    );
  });

  test('is what Share of the IDE makes', async () => {
    const made = new URL(await ideLink({ definition, schema }));
    expect(made.origin + made.pathname).toBe('https://globus.github.io/flows-ide');
    expect([...made.searchParams.keys()]).toEqual(['d', 's', 'format']);
    expect(
      await readIdeLink(link(`d=${gzip(compact(definition))}&s=${gzip(compact(schema))}&format=gzip`)),
    ).toEqual({ definition, schema });
  });

  test('without a format is compressed by lz-string', async () => {
    const d = lzString.compressToEncodedURIComponent(compact(definition));
    const s = lzString.compressToEncodedURIComponent(compact(schema));
    for (const format of ['', '&format=lz', '&format=zip'])
      expect(await readIdeLink(link(`d=${d}&s=${s}${format}`))).toEqual({ definition, schema });
  });

  test('can have the text itself', async () => {
    expect(await readIdeLink(link(`format=none&d=${encodeURIComponent(definition)}`))).toEqual({
      definition,
      schema: undefined,
    });
  });

  test('is read wherever the IDE is hosted, and with its plus signs decoded', async () => {
    const texts = Array.from({ length: 200 }, (_, number) => `{"Comment":"flow ${number}"}`);
    const text = texts.find(one => gzip(one).includes('%2B')) ?? '';
    const address = `http://localhost:3000/flows-ide/?format=gzip&d=${gzip(text).replaceAll('%2B', '+')}`;
    expect(compact((await readIdeLink(address)).definition)).toBe(text);
  });

  test('of the IDE without a schema has none', async () => {
    expect(await readIdeLink(link(`d=${gzip(definition)}&s=${gzip('')}&format=gzip`))).toEqual({
      definition,
      schema: undefined,
    });
  });
});

describe('what is no link is refused', () => {
  const why = async (text: string): Promise<string> => {
    try {
      return (await readIdeLink(text)).definition;
    } catch (error) {
      if (!(error instanceof UnreadableLink)) throw error;
      return error.why;
    }
  };

  test.each([
    ['nothing', '', 'no-link'],
    ['words', 'not a link', 'no-link'],
    ['the IDE itself', 'https://globus.github.io/flows-ide', 'no-link'],
    ['a schema alone', link('s=N4Ig'), 'no-definition'],
    ['an empty definition', link('d='), 'no-definition'],
    ['characters that lz-string has not', link('d=%21%21'), 'broken'],
    ['characters that base64 has not', link('d=%21%21&format=gzip'), 'broken'],
    ['bytes that gzip has not', link('d=AAAA&format=gzip'), 'broken'],
    ['one that is cut off', link(`d=${gzip(definition).slice(0, 60)}&format=gzip`), 'broken'],
    ['an array', link(`d=${gzip('[1]')}&format=gzip`), 'no-json'],
    ['null', link(`d=${gzip('null')}&format=gzip`), 'no-json'],
    ['half an object', link(`d=${gzip('{"a":')}&format=gzip`), 'no-json'],
    [
      'a deep object',
      link(`d=${gzip(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`)}&format=gzip`),
      'too-large',
    ],
    ['the deepest text', link(`d=${gzip('['.repeat(500_000))}&format=gzip`), 'too-large'],
    ['a bomb', link(`d=${gzip(`{"a":"${'a'.repeat(50_000_000)}"}`)}&format=gzip`), 'too-large'],
    ['a long link', link(`d=${'A'.repeat(LIMITS.link)}`), 'too-large'],
  ])('%s', async (_, text, expected) => {
    expect(await why(text)).toBe(expected);
  });

  test('whatever follows the d', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.webQueryParameters(),
        fc.constantFrom('', 'gzip', 'lz', 'none'),
        async (query, format) => {
          const told = await why(link(`d=${query}&format=${format}`));
          expect(told.startsWith('{') || /^[a-z-]+$/.test(told)).toBe(true);
        },
      ),
    );
  });
});

test('only what may be a link is taken from the clipboard', () => {
  expect(isIdeLink(link('d=N4Ig'))).toBe(true);
  expect(isIdeLink(link('s=x&d=N4Ig'))).toBe(true);
  expect(isIdeLink('my password')).toBe(false);
  expect(isIdeLink(`https://${'a'.repeat(LIMITS.link)}?d=x`)).toBe(false);
});
