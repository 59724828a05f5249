#!/usr/bin/env node
// Writes what follows from the rules: their list as a module, their pages in docs/rules/, and where they can be set: the
// settings in package.json and the schema of the project file. Moves the texts of package.json to package.nls.json. And
// what follows from the server's capabilities: their page, docs/lsp-features.md; from the verbs of gflow: docs/gflow.1.
// From the client's code: the texts for translators, l10n/bundle.l10n.json.
// With --check it writes nothing, and fails where something differs.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { featurePage } from './lib/features/page.mjs';
import { clientStrings } from './lib/manifest/client-strings.mjs';
import { manualPage } from './lib/manual/page.mjs';
import { inProject } from './lib/project.mjs';
import { loadRules } from './lib/rules/load.mjs';
import { ruleModules } from './lib/rules/modules.mjs';
import { PAGE_FOLDER, rulePages } from './lib/rules/pages.mjs';
import { settingsOfRules } from './lib/rules/settings.mjs';

const check = process.argv.includes('--check');

/** The files, of those wanted, that are not as they should be; they are written unless this is a check. */
function stale(wanted) {
  const differing = [...wanted].filter(
    ([file, text]) => !existsSync(inProject(file)) || readFileSync(inProject(file), 'utf8') !== text,
  );
  if (!check) for (const [file, text] of differing) writeFileSync(inProject(file), text);
  return differing.map(([file]) => file);
}

/** The pages of rules that are no more; they are removed unless this is a check. */
function left(pages) {
  const files = readdirSync(inProject(PAGE_FOLDER)).map(name => `${PAGE_FOLDER}/${name}`);
  const gone = files.filter(file => !pages.has(file));
  if (!check) for (const file of gone) rmSync(inProject(file));
  return gone;
}

// The modules first: the rules are loaded through them.
const changed = stale(ruleModules());
const rules = await loadRules();
const pages = rulePages(rules);
changed.push(
  ...stale(pages),
  ...left(pages),
  ...stale(settingsOfRules(rules)),
  ...stale(await featurePage()),
  ...stale(await manualPage()),
  ...stale(await clientStrings()),
);

if (!check) console.log(`${rules.length} rules, ${changed.length} files changed`);
else if (changed.length > 0) {
  console.error(`Out of date: ${changed.join(', ')}. Run npm run generate and commit the result.`);
  process.exitCode = 1;
}
