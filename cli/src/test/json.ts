import { MEASURES } from '../../../runtime/src/index.ts';
import { type CoveredFlow, shortOf, summarise, type TestedCase, type TestResult } from './result.ts';

/** The result as data, as schemas/test.schema.json has it. */
export function json(result: TestResult): string {
  const document = {
    files: result.files.map(({ path, cases }) => ({ path, cases: cases.map(caseJson) })),
    coverage: result.flows.map(coverageJson),
    problems: result.problems,
    summary: summarise(result),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function caseJson({ name, range, outcome, skipped, failures, notes, otherwise, took }: TestedCase) {
  return {
    name,
    range,
    outcome,
    ...(skipped !== undefined && { skipped }),
    seconds: took,
    failures: failures.map(({ inFlow, ...failure }) => ({ ...failure, ...(inFlow && { inFlow }) })),
    ...(notes.length > 0 && { notes }),
    otherwise: otherwise.map(({ setting, value, result }) => ({ setting, value, outcome: result.outcome })),
  };
}

function coverageJson(flow: CoveredFlow) {
  const { path, coverage, ignored } = flow;
  return {
    path,
    ...Object.fromEntries(MEASURES.map(measure => [measure, coverage.share(measure, ignored)])),
    short: shortOf(flow),
    perState: coverage.states,
  };
}
