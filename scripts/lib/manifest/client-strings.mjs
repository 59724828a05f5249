// The texts of the client that VS Code shows are in l10n/bundle.l10n.json, where translators find them. They are written
// in the code, as l10n.t('…'), and generating collects them.
import { readdirSync, readFileSync } from 'node:fs';
import { getL10nJson } from '@vscode/l10n-dev';
import { inProject } from '../project.mjs';

const BUNDLE = 'l10n/bundle.l10n.json';
const IMPORT = "import * as l10n from '@vscode/l10n';\n";

/** The source of the client as one text: read file by file it takes the tool half a minute. */
function source() {
  const files = readdirSync(inProject('client', 'src'), { recursive: true })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => readFileSync(inProject('client', 'src', file), 'utf8'));
  return IMPORT + files.map(text => text.replace(/^import .*?;\n/gms, '')).join('');
}

/** @returns {Promise<Map<string, string>>} the text of the bundle by its path */
export async function clientStrings() {
  const found = await getL10nJson([{ extension: '.ts', contents: source() }]);
  const sorted = Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map([[BUNDLE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`]]);
}
