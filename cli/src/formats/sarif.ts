import { createHash } from 'node:crypto';
import { type Range, RULES, type RuleMeta, type Severity } from '../../../language/src/index.ts';
import type { CheckedFile, CheckResult, Finding } from '../check/result.ts';

const SRCROOT = '%SRCROOT%';
const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** As code scanning has them: high from 7.0 on, medium from 4.0 on. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warning: '6.0',
  information: '3.0',
  hint: '3.0',
};
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
};

/** SARIF 2.1.0, for code scanning and viewers. Addresses are relative to %SRCROOT%, the root of the result. */
export function sarif({ version, root, files, problems }: CheckResult): string {
  const findings = files.flatMap(file => file.findings);
  const rules = [...new Map(findings.map(finding => [finding.rule, finding])).values()];
  const run = {
    tool: { driver: { name: 'gflow', semanticVersion: version, rules: rules.map(toRule) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [SRCROOT]: { description: { text: 'The folder that the files were checked from.' } },
    },
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: problems.map(({ path, message }) => ({
          level: 'error',
          message: plain(`${path}: ${message}`),
        })),
      },
    ],
    artifacts: files.map(file => ({ location: artifact(file.uri, root), roles: ['analysisTarget'] })),
    results: files.flatMap(file => results(file, rules, root)),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** With what GitHub code scanning requires of every rule: both descriptions, and a help. */
function toRule({ rule, docs, severity: found }: Finding) {
  const meta: RuleMeta | undefined = RULES.find(r => r.meta.id === rule)?.meta;
  const { title, why, severity, group } = meta ?? { title: rule, why: rule, severity: found };
  return {
    id: rule,
    helpUri: docs,
    defaultConfiguration: { level: LEVELS[severity] },
    shortDescription: plain(title),
    fullDescription: plain(why),
    help: { ...plain(why), markdown: plain(why).text },
    properties: {
      ...(group && { tags: group === 'safety' ? [group, 'security'] : [group] }),
      // What is not known is not reported.
      precision: 'very-high',
      'problem.severity': PROBLEM_SEVERITIES[severity],
      // Code scanning takes it for a matter of security, with a score of 10 at most.
      ...(group === 'safety' && { 'security-severity': SECURITY_SEVERITIES[severity] }),
    },
  };
}

function results(file: CheckedFile, rules: readonly Finding[], root: string) {
  const seen = new Map<string, number>();
  return file.findings.map(finding => {
    const key = `${finding.rule}\n${finding.pointer}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return toResult(finding, file, rules, root, fingerprint(`${key}\n${nth}`));
  });
}

/** Of what stays the same while the finding stands on the same value, however lines and words around it change. */
function fingerprint(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}

function toResult(
  finding: Finding,
  file: CheckedFile,
  rules: readonly Finding[],
  root: string,
  identity: string,
) {
  const { rule, severity, message, range, pointer, related, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(r => r.rule === rule),
    level: LEVELS[severity],
    message: plain(message),
    locations: [
      {
        physicalLocation: place(file.uri, range, root),
        logicalLocations: [{ fullyQualifiedName: pointer, kind: 'value' }],
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((r, id) => ({
        id,
        message: plain(r.message),
        physicalLocation: place(r.uri, r.range, root),
      })),
    }),
    partialFingerprints: { 'rulePointer/v1': identity },
    ...(fix && {
      fixes: [
        {
          description: plain(fix.title),
          artifactChanges: [
            {
              artifactLocation: artifact(file.uri, root),
              replacements: fix.edits.map(({ range, newText }) => ({
                deletedRegion: region(range),
                insertedContent: { text: newText },
              })),
            },
          ],
        },
      ],
    }),
  };
}

/** In messages braces enclose the number of an argument, so that one that is meant is doubled. */
function plain(text: string): { text: string } {
  return { text: text.replace(/[{}]/g, '$&$&') };
}

function place(uri: string, range: Range, root: string) {
  return { artifactLocation: artifact(uri, root), region: region(range) };
}

function artifact(uri: string, root: string) {
  return uri.startsWith(root) ? { uri: uri.slice(root.length), uriBaseId: SRCROOT } : { uri };
}

function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
