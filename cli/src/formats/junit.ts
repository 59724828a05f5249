import { type CheckedFile, type CheckResult, type Finding, fails } from '../check/result.ts';
import { pathOf, placeOf } from './words.ts';
import { attributes, escaped } from './xml.ts';

interface Case {
  xml: string;
  outcome: 'passed' | 'failure' | 'error';
}

/**
 * JUnit XML: a test suite a file, and in it a test case a finding, or one that passes where there is none.
 * A case fails if its finding makes gflow fail; the others pass and say what was found.
 */
export function junit(result: CheckResult): string {
  const suites = [
    ...result.files.map(file => suite(file.path, casesOf(file, result))),
    ...result.problems.map(({ path, message }) => suite(path, [problemCase(path, message)])),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: 'gflow', ...counts(all) })}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>\n',
  ].join('\n');
}

function suite(name: string, cases: readonly Case[]): { xml: string; cases: readonly Case[] } {
  const lines = cases.map(({ xml }) => `    ${xml}`).join('\n');
  return {
    xml: `  <testsuite ${attributes({ name, ...counts(cases) })}>\n${lines}\n  </testsuite>`,
    cases,
  };
}

function casesOf(file: CheckedFile, result: CheckResult): Case[] {
  if (file.findings.length > 0) return file.findings.map(finding => caseOf(finding, file, result));
  const name = 'no findings';
  return [{ outcome: 'passed', xml: `<testcase ${attributes({ name, classname: file.path })}/>` }];
}

function caseOf(finding: Finding, file: CheckedFile, result: CheckResult): Case {
  const { rule, severity, range, message, related, docs } = finding;
  const name = `${rule} at ${range.start.line + 1}:${range.start.character + 1}`;
  const details = [
    `${placeOf(file.path, range)}: ${severity}: ${message}`,
    ...related.map(r => `${placeOf(pathOf(r.uri, file, result.root), r.range)}: ${r.message}`),
    docs,
  ].join('\n');
  const failed = fails(finding, result);
  const inner = failed
    ? `<failure ${attributes({ type: severity, message })}>${escaped(details)}</failure>`
    : `<system-out>${escaped(details)}</system-out>`;
  return {
    outcome: failed ? 'failure' : 'passed',
    xml: `<testcase ${attributes({ name, classname: file.path })}>${inner}</testcase>`,
  };
}

function problemCase(path: string, message: string): Case {
  return {
    outcome: 'error',
    xml: `<testcase ${attributes({ name: 'problem', classname: path })}><error ${attributes({ message })}/></testcase>`,
  };
}

function counts(cases: readonly Case[]): { tests: number; failures: number; errors: number } {
  const count = (outcome: Case['outcome']) => cases.filter(c => c.outcome === outcome).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error') };
}
