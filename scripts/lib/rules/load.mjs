import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inProject } from '../project.mjs';

// What Node cannot read as it stands, being TypeScript.
const ENTRY = `
export { applyEdits } from './json/text.ts';
export { reports } from './reports.ts';
export { RULES } from './rules/index.ts';
export { readFixture } from './testing/fixture.ts';
export { open } from './testing/open.ts';
`;

/** The language core with its rules, and what reads their examples. */
async function loadLanguage() {
  const temporary = mkdtempSync(path.join(tmpdir(), 'gflow-rules-'));
  try {
    const outfile = path.join(temporary, 'language.mjs');
    await build({
      stdin: { contents: ENTRY, resolveDir: inProject('language', 'src'), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outfile,
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** All rules as their pages need them: `{ meta, source, fix }`, with the file that defines the rule. */
export async function loadRules() {
  const language = await loadLanguage();
  return language.RULES.map(({ meta }) => ({
    meta,
    source: `language/src/rules/${meta.id}.ts`,
    fix: firstFix(language, meta),
  }));
}

/** What the first fix that a bad example is offered makes of it: `{ title, before, after }`; undefined where there is none. */
function firstFix({ applyEdits, open, readFixture, reports }, { id, examples }) {
  for (const source of examples.bad) {
    const fixture = readFixture(source);
    const document = open(fixture);
    const fix = reports(document)
      .filter(report => report.rule.id === id)
      .flatMap(report => report.fixes())[0];
    if (fix) return { title: fix.title, before: document.text, after: applyEdits(document.text, fix.edits) };
  }
  return undefined;
}
