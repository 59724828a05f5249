import * as l10n from '@vscode/l10n';
import { refusal } from '../../../project/src/index.ts';
import { casesOf, type TestCase } from '../../../runtime/src/index.ts';
import { fileName } from '../project-file/text-files.ts';
import type { TestFile } from '../testing/test-file.ts';
import { quoted } from '../ui.ts';

/** The case of a flow test with a name. */
export function caseNamed({ content, files, uri }: TestFile, name: string): TestCase {
  const found = casesOf(content, files).find(one => one.name === name);
  if (found) return found;
  throw refusal({
    operation: 'debug a flow test',
    message: l10n.t('{uri} has no case {name}.', { uri: fileName(uri), name: quoted(name) }),
    remedy: l10n.t('Name one of its cases as “case” in the launch configuration.'),
  });
}
