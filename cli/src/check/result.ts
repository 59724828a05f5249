import type { DocumentKind, Range, Severity } from '../../../language/src/index.ts';
import type { Problem } from '../files.ts';

/** What `gflow check` found: what every format prints. */
export interface CheckResult {
  /** Of gflow. */
  version: string;
  /** The address of the folder that addresses in reports are relative to, with a slash at its end. */
  root: string;
  files: readonly CheckedFile[];
  /** What could not be checked. */
  problems: readonly Problem[];
  /** There are more warnings than --max-warnings allows. */
  tooManyWarnings: boolean;
}

export interface CheckedFile {
  /** As it was named or found. */
  path: string;
  uri: string;
  kind: CheckedKind;
  text: string;
  /** In document order. */
  findings: readonly Finding[];
}

export type CheckedKind = Exclude<DocumentKind, 'none'>;

export interface Finding {
  /** The id of the rule. */
  rule: string;
  severity: Severity;
  message: string;
  range: Range;
  /** The value that it stands on, as an RFC 6901 JSON pointer. */
  pointer: string;
  /** The address of the rule's page. */
  docs: string;
  related: readonly { uri: string; range: Range; message: string }[];
  /** The change that --fix makes. */
  fix?: SafeFix;
}

export interface SafeFix {
  title: string;
  edits: readonly { range: Range; newText: string }[];
}

export interface Summary {
  files: number;
  errors: number;
  warnings: number;
  information: number;
  hints: number;
  fixable: number;
}

export function summarise(files: readonly CheckedFile[]): Summary {
  const all = files.flatMap(file => file.findings);
  const count = (severity: Severity) => all.filter(finding => finding.severity === severity).length;
  return {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
    fixable: all.filter(finding => finding.fix).length,
  };
}

/** A finding that makes the exit status 1. */
export function fails({ severity }: Finding, { tooManyWarnings }: CheckResult): boolean {
  return severity === 'error' || (severity === 'warning' && tooManyWarnings);
}
