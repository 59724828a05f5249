import { MEASURES, type Share } from '../../../runtime/src/index.ts';
import type { CoveredFlow, Summary, TestedCase, TestResult } from '../test/result.ts';
import { summarise } from '../test/result.ts';

/** What has become of the flow tests between two versions. */
export interface TestReview {
  before: Summary;
  after: Summary;
  /** Cases that end otherwise than before, or are new, or gone. */
  cases: readonly CaseReview[];
  /** Flows of which the tests come through another part now. */
  coverage: readonly CoverageReview[];
}

type Outcome = TestedCase['outcome'];

export interface CaseReview {
  path: string;
  name: string;
  /** Undefined where there is no such case in that version. */
  before: Outcome | undefined;
  after: Outcome | undefined;
  /** Of a case that fails now: the first thing that does not hold. */
  message: string | undefined;
}

export interface CoverageReview {
  path: string;
  measures: readonly { measure: string; before: Share | undefined; after: Share | undefined }[];
}

/** A case that fails now, and did not before. */
export function isNewFailure({ before, after }: CaseReview): boolean {
  return after === 'failed' && before !== 'failed';
}

/** Compares what became of tests; undefined where nothing is new. `inside` makes a path one in the repository. */
export function testReview(
  before: TestResult,
  after: TestResult,
  insideBefore: (path: string) => string,
  insideAfter: (path: string) => string,
): TestReview | undefined {
  const cases = caseReviews(casesOf(before, insideBefore), casesOf(after, insideAfter));
  const coverage = coverageReviews(sharesOf(before, insideBefore), sharesOf(after, insideAfter));
  if (cases.length === 0 && coverage.length === 0) return undefined;
  return { before: summarise(before), after: summarise(after), cases, coverage };
}

type Case = TestedCase & { path: string };

function casesOf({ files }: TestResult, inside: (path: string) => string): Map<string, Case> {
  const cases = files.flatMap(({ path, cases }) => cases.map(one => ({ ...one, path: inside(path) })));
  return new Map(cases.map(one => [`${one.path}\n${one.name}`, one]));
}

function caseReviews(before: ReadonlyMap<string, Case>, after: ReadonlyMap<string, Case>): CaseReview[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap(key => {
    const [older, newer] = [before.get(key), after.get(key)];
    const one = newer ?? older;
    if (!one || older?.outcome === newer?.outcome) return [];
    const message = newer?.outcome === 'failed' ? newer.failures[0]?.message : undefined;
    return [{ path: one.path, name: one.name, before: older?.outcome, after: newer?.outcome, message }];
  });
}

type Shares = ReadonlyMap<string, Share>;

function sharesOf({ flows }: TestResult, inside: (path: string) => string): Map<string, Shares> {
  const shares = ({ coverage, ignored }: CoveredFlow): Shares =>
    new Map(MEASURES.map(measure => [measure, coverage.share(measure, ignored)]));
  return new Map(flows.map(flow => [inside(flow.path), shares(flow)]));
}

/** Of a flow that is not tested any more nothing is said: its cases are gone. */
function coverageReviews(
  before: ReadonlyMap<string, Shares>,
  after: ReadonlyMap<string, Shares>,
): CoverageReview[] {
  return [...after].sort().flatMap(([path, shares]) => {
    const measures = MEASURES.map(measure => ({
      measure,
      before: before.get(path)?.get(measure),
      after: shares.get(measure),
    })).filter(({ before, after }) => {
      const isSame = before?.covered === after?.covered && before?.all === after?.all;
      return !isSame && (before?.all ?? 0) + (after?.all ?? 0) > 0;
    });
    return measures.length === 0 ? [] : [{ path, measures }];
  });
}
