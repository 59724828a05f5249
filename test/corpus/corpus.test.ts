import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, FlowDocument, validate } from '../../language/src/index.ts';

// Real flows from public repositories, beside the checkout. They are not ours, so they are not in it.
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const here = existsSync(corpus);
if (!here) console.warn('corpus: skipped, there is no ../shared/corpus beside this checkout');

interface Judgement {
  slug: string;
  line: number | null;
  pointer: string;
}

const flows = here
  ? readdirSync(corpus, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('_'))
      .map(entry => entry.name)
      .filter(slug => existsSync(`${corpus}${slug}/definition.json`))
  : [];

const isJudgement = (value: unknown): value is Judgement =>
  typeof value === 'object' &&
  value !== null &&
  'slug' in value &&
  'line' in value &&
  'pointer' in value &&
  typeof value.pointer === 'string';

/** What a schema check and a reader found in these flows: an error at such a line or state is not a false one. */
const mistaken = new Set<string>();
if (here) {
  const list: unknown = JSON.parse(readFileSync(`${corpus}findings.json`, 'utf8'));
  for (const { slug, line, pointer } of Array.isArray(list) ? list.filter(isJudgement) : [])
    mistaken.add(line === null ? `${slug} ${pointer.split('/')[2]}` : `${slug}:${line}`);
}

/** The service refused these too: its answers are recorded in tests of the Globus CLI. */
const REFUSED = new Set([
  'globus-cli-test-flows-hooks-test-flows-generic-hook-on-detail-array',
  'globus-cli-test-flows-hooks-test-flows-generic-hook-on-long-detail',
]);

/** The error stands where the corpus itself says that something is wrong. */
function isKnown(slug: string, text: string, error: Diagnostic): boolean {
  const document = new FlowDocument('', text);
  const at = document.lines.offset(error.range.start);
  const { index } = document.locate(at);
  const state = index === undefined ? undefined : document.states[index];
  return mistaken.has(`${slug}:${error.range.start.line + 1}`) || mistaken.has(`${slug} ${state?.name}`);
}

const read = (slug: string) => readFileSync(`${corpus}${slug}/definition.json`, 'utf8');

describe.skipIf(!here)('the public corpus', () => {
  test('has flows', () => expect(flows.length).toBeGreaterThan(100));

  test.each(flows)('%s: no false error', slug => {
    const text = read(slug);
    const errors = validate(text, `file:///${slug}/definition.json`).filter(d => d.severity === 1);
    if (REFUSED.has(slug)) {
      expect(errors.map(d => d.code)).toEqual(['path-never-set']);
      return;
    }
    const words = (d: Diagnostic) => `${d.range.start.line + 1} ${d.code}: ${d.message}`;
    expect(errors.filter(d => !isKnown(slug, text, d)).map(words)).toEqual([]);
  });
});
