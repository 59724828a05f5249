import { createHash } from 'node:crypto';
import type { Severity } from '../../../language/src/index.ts';
import type { CheckResult, Finding } from '../check/result.ts';
import { relativePath } from './words.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** The code quality report that GitLab shows in merge requests. */
export function gitlab({ root, files, problems }: CheckResult): string {
  const seen = new Map<string, number>();
  /** The same finding has the same fingerprint in the next report, wherever it has moved in its file. */
  const fingerprint = (...words: readonly string[]) => {
    const key = JSON.stringify(words);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key} ${count}`).digest('hex');
  };
  const issue = (path: string, { rule, severity, message, pointer, range }: Finding) => ({
    description: message,
    check_name: rule,
    fingerprint: fingerprint(path, rule, pointer, message),
    severity: SEVERITIES[severity],
    location: { path, lines: { begin: range.start.line + 1 } },
  });
  const issues = [
    ...files.flatMap(({ uri, findings }) => findings.map(finding => issue(relativePath(uri, root), finding))),
    ...problems.map(({ path, message }) => ({
      description: message,
      check_name: 'gflow',
      fingerprint: fingerprint(path, message),
      severity: 'blocker',
      location: { path, lines: { begin: 1 } },
    })),
  ];
  return `${JSON.stringify(issues, null, 2)}\n`;
}
