import type { Range } from '../../../language/src/index.ts';
import type { Assumption, CaseResult, Coverage, Failure, Measure } from '../../../runtime/src/index.ts';
import type { Problem } from '../files.ts';

/** What `gflow test` found: what every format prints. */
export interface TestResult {
  files: readonly TestedFile[];
  /** One for each definition, whichever files test it. */
  flows: readonly CoveredFlow[];
  /** What could not be tested. */
  problems: readonly Problem[];
}

export interface TestedFile {
  /** As it was named or found. */
  path: string;
  text: string;
  cases: readonly TestedCase[];
}

export interface TestedCase {
  name: string;
  /** Of the case in the file. */
  range: Range;
  outcome: CaseResult['outcome'];
  /** Why it was not run. */
  skipped: string | undefined;
  failures: readonly PlacedFailure[];
  /** What fails nothing and may be a mistake of the test. */
  notes: readonly string[];
  /** The answers to open questions under which it ends otherwise; empty where that was not asked for. */
  otherwise: readonly Assumption[];
  /** Seconds on the clock of the run. */
  took: number;
}

/** A failure, and where it stands. */
export interface PlacedFailure extends Failure {
  range: Range;
  /** The state that it is about, in the text of the flow. */
  inFlow: { path: string; range: Range } | undefined;
}

export interface CoveredFlow {
  path: string;
  text: string;
  coverage: Coverage;
  /** States that do not count. */
  ignored: string[];
  /** The percentages that its tests want. */
  wanted: Map<Measure, number>;
}

/** Of a flow, the measures of which less is covered than its tests want. */
export function shortOf({ coverage, ignored, wanted }: CoveredFlow): { measure: Measure; wanted: number }[] {
  return [...wanted].flatMap(([measure, percent]) => {
    const { covered, all } = coverage.share(measure, ignored);
    return covered * 100 < percent * all ? [{ measure, wanted: percent }] : [];
  });
}

export interface Summary {
  passed: number;
  failed: number;
  skipped: number;
  /** Cases that end otherwise under another answer to an open question. */
  contested: number;
}

export function summarise({ files }: Pick<TestResult, 'files'>): Summary {
  const all = files.flatMap(file => file.cases);
  const count = (outcome: TestedCase['outcome']) => all.filter(one => one.outcome === outcome).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    contested: all.filter(one => one.otherwise.length > 0).length,
  };
}
