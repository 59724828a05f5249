import type { CheckedFile, CheckResult, Finding } from '../check/result.ts';

const ROOT = 'file:///work/';

/** A file of the working folder with findings; the path is that of Windows where it has backslashes. */
export function checked(path: string, text: string, findings: readonly Finding[] = []): CheckedFile {
  const uri = ROOT + path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return { path, uri, kind: 'flow-definition', text, findings };
}

/** A finding on a part of a text, at the first place where it stands. */
export function finding(text: string, part: string, more: Partial<Finding> = {}): Finding {
  const range = rangeOf(text, part);
  return {
    rule: 'unknown-state',
    severity: 'error',
    message: 'There is no state “B”. Add it.',
    range,
    pointer: '/StartAt',
    docs: 'https://docs.example/unknown-state.md',
    related: [],
    ...more,
  };
}

export function rangeOf(text: string, part: string): Finding['range'] {
  const offset = text.indexOf(part);
  return { start: position(text, offset), end: position(text, offset + part.length) };
}

function position(text: string, offset: number): Finding['range']['start'] {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

export function result(files: readonly CheckedFile[], more: Partial<CheckResult> = {}): CheckResult {
  return { version: '1.2.3', root: ROOT, files, problems: [], tooManyWarnings: false, ...more };
}
