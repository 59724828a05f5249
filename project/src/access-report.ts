import type { AccessCheck } from '../../globus/src/index.ts';
import { accessSummary } from './access-words.ts';

/** What was checked before a run. */
export interface AccessReport {
  title: string;
  /** who would start it */
  who: string;
  /** the environment */
  where: string;
  /** the name of the input's file */
  input: string | undefined;
  checks: readonly AccessCheck[];
  /** states that touch something and that this input does not lead to */
  avoided: readonly string[];
}

/** A stretch of the report that stands for a place of the definition. */
export interface ReportLink {
  line: number;
  character: number;
  length: number;
  span: AccessCheck['places'][number]['span'];
}

const SIGNS: Readonly<Record<AccessCheck['outcome'], string>> = { ok: '✓', fails: '✗', unknown: '?' };

/** Characters of a line of words. */
const WIDTH = 60;

/** The most places that one check lists. */
const MOST = 5;

/** The report as a checklist to read, grouped by what is touched; what fails comes first. */
export function accessReport(
  report: AccessReport,
  lineOf: (offset: number) => number,
): { text: string; links: ReportLink[] } {
  const { title, who, where, input, checks, avoided } = report;
  const lines = [
    `Access before a run of “${title}”`,
    '',
    `Runs as  ${who}`,
    `On       ${where}`,
    ...(input === undefined ? [] : [`Input    ${input}`]),
    '',
    accessSummary(checks),
  ];
  const links: ReportLink[] = [];
  for (const [thing, group] of grouped(checks)) {
    lines.push('', capital(thing));
    for (const check of group) {
      lines.push(
        `  ${SIGNS[check.outcome]} ${who === check.who ? '' : `${capital(check.who)}: `}${check.need}`,
      );
      for (const sentence of [check.words, check.outcome === 'ok' ? '' : check.remedy])
        lines.push(...wrapped(sentence).map(line => `      ${line}`));
      for (const { state, span } of check.places.slice(0, MOST)) {
        const text = `${state}, line ${lineOf(span.offset)}`;
        links.push({ line: lines.length, character: 6, length: text.length, span });
        lines.push(`      ${text}`);
      }
      const rest = check.places.length - MOST;
      if (rest > 0) lines.push(`      and ${rest} more`);
    }
  }
  if (avoided.length > 0)
    lines.push(
      '',
      'With this input no run comes to these states, so they were not checked',
      `  ${avoided.join(', ')}`,
    );
  return { text: `${lines.join('\n')}\n`, links };
}

function grouped(checks: readonly AccessCheck[]): [string, AccessCheck[]][] {
  const groups = new Map<string, AccessCheck[]>();
  for (const check of checks) groups.set(check.thing, [...(groups.get(check.thing) ?? []), check]);
  const rank = (group: AccessCheck[]) =>
    group.some(({ outcome }) => outcome === 'fails')
      ? 0
      : group.some(({ outcome }) => outcome === 'unknown')
        ? 1
        : 2;
  return [...groups].sort(([, a], [, b]) => rank(a) - rank(b));
}

/** The text in lines that an editor beside another one shows whole. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (word === '') continue;
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
