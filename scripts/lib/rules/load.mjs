import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inProject } from '../project.mjs';

// What Node cannot read as it stands, being TypeScript.
const ENTRY = `
export { DOCUMENT_RULES, documentReports } from './documents/index.ts';
export { documentIn } from './documents/testing/check-document.ts';
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

/** All rules by id, as their pages need them: `{ meta, source, fix }`, with the file that defines the rule. */
export async function loadRules() {
  const language = await loadLanguage();
  const { RULES, DOCUMENT_RULES, applyEdits, documentIn, documentReports, open, readFixture, reports } =
    language;
  const rule = (meta, folder, read) => ({
    meta,
    source: `language/src/${folder}/${meta.id}.ts`,
    fix: firstFix(meta, read, applyEdits),
  });
  const inDefinition = source => {
    const document = open(readFixture(source));
    return { text: document.text, found: reports(document) };
  };
  const inDocument = kind => source => {
    const [document] = documentIn(source, kind);
    return { text: document.text, found: documentReports(document) };
  };
  return [
    ...RULES.map(({ meta }) => rule(meta, 'rules', inDefinition)),
    ...DOCUMENT_RULES.map(({ meta, kinds }) => rule(meta, 'documents/rules', inDocument(kinds[0]))),
  ].sort((a, b) => (a.meta.id < b.meta.id ? -1 : a.meta.id > b.meta.id ? 1 : 0));
}

/** What the first fix that a bad example is offered makes of it: `{ title, before, after }`; undefined where there is none. */
function firstFix({ id, examples }, read, applyEdits) {
  for (const source of examples.bad) {
    const { text, found } = read(source);
    const fix = found.filter(report => report.rule.id === id).flatMap(report => report.fixes())[0];
    if (fix) return { title: fix.title, before: text, after: applyEdits(text, fix.edits) };
  }
  return undefined;
}
