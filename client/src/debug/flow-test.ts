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
    message: `${fileName(uri)} has no case ${quoted(name)}.`,
    remedy: 'Name one of its cases as “case” in the launch configuration.',
  });
}
