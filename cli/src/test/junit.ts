import { placeOf } from '../formats/words.ts';
import { attributes, escaped } from '../formats/xml.ts';
import type { TestedCase, TestedFile, TestResult } from './result.ts';

/** JUnit XML: a test suite a file, a test case a case; the time is that on the clock of the run. */
export function junit({ files, problems }: TestResult): string {
  const all = files.flatMap(file => file.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: 'gflow test', ...counts(all, problems.length) })}>`,
    ...files.map(suite),
    ...problems.map(({ path, message }) =>
      [
        `  <testsuite ${attributes({ name: path, ...counts([], 1) })}>`,
        `    <testcase ${attributes({ name: 'problem', classname: path })}><error ${attributes({ message })}/></testcase>`,
        '  </testsuite>',
      ].join('\n'),
    ),
    '</testsuites>\n',
  ].join('\n');
}

function suite({ path, cases }: TestedFile): string {
  return [
    `  <testsuite ${attributes({ name: path, ...counts(cases, 0) })}>`,
    ...cases.map(one => `    ${testcase(one, path)}`),
    '  </testsuite>',
  ].join('\n');
}

function testcase(one: TestedCase, path: string): string {
  const head = `testcase ${attributes({ name: one.name, classname: path, time: one.took })}`;
  if (one.skipped !== undefined)
    return `<${head}><skipped ${attributes({ message: one.skipped })}/></testcase>`;
  const [first] = one.failures;
  if (!first) return `<${head}/>`;
  const lines = one.failures.map(({ range, message }) => `${placeOf(path, range)}: ${message}`).join('\n');
  return `<${head}><failure ${attributes({ message: first.message })}>${escaped(lines)}</failure></testcase>`;
}

function counts(cases: readonly TestedCase[], errors: number) {
  const count = (outcome: TestedCase['outcome']) => cases.filter(one => one.outcome === outcome).length;
  return { tests: cases.length + errors, failures: count('failed'), errors, skipped: count('skipped') };
}
