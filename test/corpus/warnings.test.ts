import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findings, here, slugs } from './corpus.ts';

/**
 * Every error and warning in the public flows and their input schemas, and why it is true. After a change of the
 * rules, `UPDATE=1 npx vitest run test/corpus/warnings.test.ts` rewrites the file; what is new waits there for a reason.
 */
interface Golden {
  /** Reasons that many findings have, by a name of their own. */
  reasons: Readonly<Record<string, string>>;
  /** By flow: `rule pointer`, before it `schema.json ` in an input schema, and the name of a reason. */
  findings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const file = fileURLToPath(new URL('./warnings.json', import.meta.url));
const golden: Golden = JSON.parse(readFileSync(file, 'utf8'));

/** What is found in a flow and in its schema, each once. */
function found(slug: string): string[] {
  const told = (of: 'definition' | 'schema', prefix: string) =>
    findings(slug, of)
      .filter(({ diagnostic }) => diagnostic.severity <= 2)
      .map(({ diagnostic, pointer }) => `${prefix}${diagnostic.code} ${pointer}`);
  return [...new Set([...told('definition', ''), ...told('schema', 'schema.json ')])];
}

function rewrite(): void {
  const all = slugs.map(slug => {
    const known = golden.findings[slug] ?? {};
    return [slug, Object.fromEntries(found(slug).map(at => [at, known[at] ?? '']))] as const;
  });
  const left = Object.fromEntries(all.filter(([, list]) => Object.keys(list).length > 0));
  writeFileSync(file, `${JSON.stringify({ ...golden, findings: left }, null, 2)}\n`);
}

describe.skipIf(!here)('what is said of public flows is true', () => {
  if (here && process.env.UPDATE === '1') {
    rewrite();
    test('the file is written anew: read what is new in it', () => {});
    return;
  }

  test('each finding has a reason', () => {
    const lacking = Object.entries(golden.findings).flatMap(([slug, list]) =>
      Object.entries(list)
        .filter(([, reason]) => !golden.reasons[reason])
        .map(([at]) => `${slug}: ${at}`),
    );
    expect(lacking).toEqual([]);
  });

  test('each reason is somebody’s', () => {
    const used = new Set(Object.values(golden.findings).flatMap(list => Object.values(list)));
    expect(Object.keys(golden.reasons).filter(name => !used.has(name))).toEqual([]);
  });

  test.each(slugs)('%s: nothing new, nothing gone', slug => {
    expect(found(slug).sort()).toEqual(Object.keys(golden.findings[slug] ?? {}).sort());
  });
});
