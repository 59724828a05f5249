import { MEASURES } from '../../../runtime/src/index.ts';
import { placeOf, printable } from '../formats/words.ts';
import type { Paint } from '../paint.ts';
import {
  type CoveredFlow,
  shortOf,
  summarise,
  type TestedCase,
  type TestedFile,
  type TestResult,
} from './result.ts';

/** The cases for people: each with its outcome, and of what failed the place in the test and in the flow. */
export function text(result: TestResult, paint: Paint): string {
  return [...result.files.flatMap(file => fileLines(file, paint)), ...summaryLines(result)]
    .map(line => `${line}\n`)
    .join('');
}

function fileLines(file: TestedFile, paint: Paint): string[] {
  return [
    paint('bold', printable(file.path)),
    ...file.cases.flatMap(one => caseLines(one, file.path, paint)),
    '',
  ];
}

function caseLines(one: TestedCase, path: string, paint: Paint): string[] {
  const name = printable(one.name);
  const why = one.skipped === undefined ? '' : paint('dim', ` (${printable(one.skipped)})`);
  const mark = { passed: paint('green', '✓'), failed: paint('red', '✗'), skipped: paint('dim', '-') }[
    one.outcome
  ];
  return [
    `  ${mark} ${name}${why}`,
    ...one.failures.flatMap(({ range, message, inFlow, state }) => [
      `      ${printable(`${placeOf(path, range)}: ${message}`)}`,
      ...(inFlow
        ? [paint('dim', printable(`      ${placeOf(inFlow.path, inFlow.range)}: the state “${state}”`))]
        : []),
    ]),
    ...one.notes.map(note => paint('yellow', printable(`      ${note}`))),
    ...one.otherwise.map(({ setting, value, result }) =>
      paint(
        'yellow',
        `      ${result.outcome} where “${setting}” is ${JSON.stringify(value)}: Globus does not say which holds`,
      ),
    ),
  ];
}

function summaryLines(result: TestResult): string[] {
  if (result.files.length === 0) return result.problems.length > 0 ? [] : [NOTHING];
  const { passed, failed, skipped, contested } = summarise(result);
  const parts = [`${passed} passed`, ...some(failed, 'failed'), ...some(skipped, 'skipped')];
  const open =
    contested === 0
      ? []
      : [`${contested} would end otherwise if Globus decides an open question differently.`];
  return [`${parts.join(', ')}.`, ...open];
}

const NOTHING = 'No flow test found. Flow tests are the files named *.flowtest.json.';

const some = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);

/** What of each flow the tests have come through, and what they have not. */
export function coverageText(flows: readonly CoveredFlow[], paint: Paint): string {
  return flows
    .flatMap(flow => [...coverageLines(flow, paint), ''])
    .map(line => `${line}\n`)
    .join('');
}

function coverageLines(flow: CoveredFlow, paint: Paint): string[] {
  const { path, coverage, ignored } = flow;
  const short = shortOf(flow);
  const shares = MEASURES.map(measure => {
    const { covered, all } = coverage.share(measure, ignored);
    const wanted = short.find(one => one.measure === measure)?.wanted;
    const words = `${measure} ${covered}/${all}`;
    return wanted === undefined ? words : paint('red', `${words} (${wanted} % wanted)`);
  });
  return [
    `${paint('bold', printable(path))}: ${shares.join(', ')}`,
    ...coverage.states
      .filter(({ state }) => !ignored.includes(state))
      .flatMap(({ state, visits, exits, comparisons }) => {
        if (visits === 0) return [`  ${printable(state)}: never entered`];
        const ways = exits
          .filter(({ taken }) => taken === 0)
          .map(({ exit, to }) => `${exit}${to === undefined ? '' : ` to ${to}`} never taken`);
        const rules = comparisons.flatMap(({ rule, matched, unmatched }) => {
          if (matched === 0 && unmatched === 0)
            return [`rule ${rule + 1} has a comparison that was never made`];
          if (matched === 0) return [`rule ${rule + 1} has a comparison that never matched`];
          return unmatched === 0 ? [`rule ${rule + 1} has a comparison that always matched`] : [];
        });
        return [...ways, ...new Set(rules)].map(words => printable(`  ${state}: ${words}`));
      }),
  ];
}
