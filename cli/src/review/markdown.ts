import type { Severity } from '../../../language/src/index.ts';
import type { Share } from '../../../runtime/src/index.ts';
import type { Finding } from '../check/result.ts';
import type { Summary } from '../test/result.ts';
import type { FileReview, FlowReview } from './file-review.ts';
import type { Review, ReviewedPlan } from './result.ts';
import { type CaseReview, type CoverageReview, isNewFailure, type TestReview } from './test-review.ts';

/** The review as one piece of Markdown, for a comment on a pull request or the summary of a job. */
export function reviewMarkdown({ base, head, files, tests, plans, problems }: Review): string {
  const since = `${code(base)} and ${head === undefined ? 'the working tree' : code(head)}`;
  const parts = [
    '## Flows in this change',
    files.length === 0 && !tests
      ? `No flow has changed between ${since}.`
      : `${summary(files, tests)}, between ${since}.`,
    ...problems.map(({ path, message }) => `- ⚠️ ${code(path)} could not be checked: ${text(message)}`),
    ...files.filter(hasNews).map(section),
    tests && testsPart(tests),
    othersPart(files.filter(file => !hasNews(file))),
    plans && plans.length > 0 && plansPart(plans),
  ].filter(Boolean);
  return `${parts.join('\n\n')}\n`;
}

function summary(files: readonly FileReview[], tests: TestReview | undefined): string {
  const flows = files.filter(file => file.flow);
  const count = (status: FileReview['status']) => flows.filter(flow => flow.status === status).length;
  const added = files.flatMap(file => file.findings.added);
  const removed = files.flatMap(file => file.findings.removed);
  const gained = flows.flatMap(({ flow, status }) => (flow && status !== 'removed' ? [flow] : []));
  const of = (severity: Severity) => added.filter(finding => finding.severity === severity).length;
  const told = [
    counted(count('added'), 'new flow'),
    counted(count('changed'), 'changed flow'),
    counted(count('removed'), 'removed flow'),
    counted(files.length - flows.length, 'other file'),
    counted(of('error'), '**new error**'),
    counted(of('warning'), 'new warning'),
    counted(gained.flatMap(({ calls }) => calls.added).length, 'new consent'),
    counted(gained.flatMap(({ needs }) => needs.added).length, 'new permission'),
    counted(removed.length, 'finding', ' fewer'),
    counted(tests?.cases.filter(isNewFailure).length ?? 0, '**failing test**'),
  ];
  return told.filter(Boolean).join(', ') || 'Only flow tests have changed';
}

function counted(count: number, noun: string, rest = ''): string {
  if (count === 0) return '';
  const many = noun.endsWith('**') ? `${noun.slice(0, -2)}s**` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}${rest}`;
}

/** What has become of a file, in a few words. */
function statusWords({ status, was, findings }: FileReview): string {
  const from = was === undefined ? '' : `, was ${code(was)}`;
  switch (status) {
    case 'added':
      return 'new';
    case 'unclaimed':
      return 'no flow uses it any more';
    case 'same':
      return findings.added.length + findings.removed.length > 0
        ? `unchanged, but its findings are not${from}`
        : `unchanged${from}`;
    default:
      return `${status}${from}`;
  }
}

/** There is more to tell about it than what has become of it. */
function hasNews({ status, flow, changes, findings }: FileReview): boolean {
  return (
    (flow !== undefined && status !== 'removed' && status !== 'same') ||
    changes.length + findings.added.length + findings.removed.length > 0
  );
}

/** What is wrong comes first: it is what a reviewer must not miss. Advice comes last. */
function section(file: FileReview): string {
  const { path, status, flow, changes, findings } = file;
  const told = flow ? flowLines(flow, status) : changes.map(text);
  const parts = [
    `### ${code(path)} (${statusWords(file)})`,
    list([...findingLines(findings, WEIGHTY), ...told, ...findingLines(findings, SLIGHT)]),
    flow?.graphs && status !== 'removed' ? graphsPart(flow.graphs) : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function othersPart(files: readonly FileReview[]): string {
  if (files.length === 0) return '';
  return `### Other files\n\n${list(files.map(file => `${code(file.path)} (${statusWords(file)})`))}`;
}

function flowLines(
  { flow, added, removed, changed, calls, needs }: FlowReview,
  status: FileReview['status'],
): string[] {
  if (status === 'removed') return [];
  const called = (url: string, title: string) => (title ? `${text(title)} (${code(url)})` : code(url));
  return [
    ...flow.map(words => text(words)),
    ...added.map(({ name, kind }) => `➕ **${text(name)}**: ${text(kind)}`),
    ...removed.map(({ name, kind }) => `➖ **${text(name)}**: ${text(kind)}`),
    ...changed.map(({ name, changes }) => `✏️ **${text(name)}** ${changes.map(text).join('; ')}`),
    ...calls.added.map(
      ({ url, title, scope }) =>
        `🔑 Calls ${called(url, title)}, for which it did not need consent before${scope ? `: ${code(scope)}` : ''}`,
    ),
    ...calls.removed.map(({ url, title }) => `🔑 No longer calls ${called(url, title)}`),
    ...needs.added.map(need => `🔒 Now ${text(need)}`),
    ...needs.removed.map(need => `🔒 No longer ${text(need)}`),
  ];
}

const SIGNS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', information: 'ℹ️', hint: 'ℹ️' };

const WEIGHTY: readonly Severity[] = ['error', 'warning'];
const SLIGHT: readonly Severity[] = ['information', 'hint'];

/** Those of these severities, the worst first; what is wrong no more at the end. */
function findingLines({ added, removed }: FileReview['findings'], severities: readonly Severity[]): string[] {
  const told = ({ severity, rule, message, range, pointer }: Finding) =>
    `${SIGNS[severity]} line ${range.start.line + 1}, ${code(pointer || '/')}: ${text(message)} (${code(rule)})`;
  const isNow = (one: Severity) => added.filter(({ severity }) => severity === one);
  const fewer = removed.filter(({ severity }) => severities.includes(severity));
  return [
    ...severities.flatMap(isNow).map(told),
    ...fewer.map(({ rule, message }) => `✅ no longer: ${text(message)} (${code(rule)})`),
  ];
}

function testsPart({ before, after, cases, coverage }: TestReview): string {
  const lines = [...cases.map(caseLine), ...coverage.map(coverageLine)];
  const count = ({ passed, failed }: Summary) => `${passed} passed, ${failed} failed`;
  return `### Flow tests\n\n${count(after)}; before: ${count(before)}.\n\n${list(lines)}`;
}

function caseLine(one: CaseReview): string {
  const named = `${code(one.path)} **${text(one.name)}**`;
  if (isNewFailure(one))
    return `❌ ${named} fails${one.before ? ' now' : ', and is new'}: ${text(one.message ?? '')}`;
  if (one.after === undefined) return `➖ ${named} is gone`;
  if (one.before === undefined) return `➕ ${named} is new: ${one.after}`;
  return `${one.after === 'passed' ? '✅' : '⏭️'} ${named} ${one.after} now, ${one.before} before`;
}

function coverageLine({ path, measures }: CoverageReview): string {
  const share = (of: Share | undefined) => (of ? `${of.covered}/${of.all}` : 'none');
  const told = measures.map(
    ({ measure, before, after }) => `${measure} ${share(after)}, was ${share(before)}`,
  );
  return `📏 ${code(path)} covered by tests: ${told.join('; ')}`;
}

function plansPart(plans: readonly ReviewedPlan[]): string {
  const [{ where = '' } = {}] = plans;
  const parts = plans.map(one =>
    'plan' in one
      ? `\`\`\`text\n${one.text.replaceAll('`', '´')}\`\`\``
      : `- ⚠️ ${code(one.path)}: ${text(one.problem)}`,
  );
  return [`### What deploying would do on ${text(where)}`, ...parts].join('\n\n');
}

/** In characters; beyond it Mermaid draws nothing. */
const LARGEST_GRAPH = 50_000;

function graphsPart({ before, after }: NonNullable<FlowReview['graphs']>): string {
  const parts = [
    before === undefined ? '' : details('The flow before', before),
    after === undefined ? '' : details(before === undefined ? 'The flow' : 'The flow after', after),
  ];
  return parts.filter(Boolean).join('\n\n');
}

function details(title: string, graph: string): string {
  const picture =
    graph.length < LARGEST_GRAPH ? `\`\`\`mermaid\n${graph}\`\`\`` : 'It is too large to be drawn here.';
  return `<details><summary>${title}</summary>\n\n${picture}\n\n</details>`;
}

function list(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n');
}

/** A text of somebody else’s as it is: nothing in it is markup, a link, a symbol, or calls for a person. */
function text(words: string): string {
  return escaped(words).replace(/:(?=\/\/|\w+:)/g, '&#58;');
}

/** The same as code. */
function code(words: string): string {
  return `<code>${escaped(words)}</code>`;
}

function escaped(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\\`*_~[\]<>&@#|!]/g, c => `&#${c.charCodeAt(0)};`);
}
