import { TestPlaces } from '../../../project/src/index.ts';
import { Coverage, FlowTest, MEASURES, type TestCase } from '../../../runtime/src/index.ts';
import { findFiles, reason } from '../files.ts';
import { type ReadTest, readTest } from './read-test.ts';
import type { CoveredFlow, TestedCase, TestedFile, TestResult } from './result.ts';

/** What of the tests is run. */
export interface Choice {
  /** Only cases whose name contains this. */
  grep?: string;
  /** Only cases with this tag. */
  tag?: string;
  /** Say which cases end otherwise under another answer to an open question. */
  assumeBoth: boolean;
}

/** A result, and the files that it depends on. */
export interface TestRun {
  result: TestResult;
  dependsOn: readonly string[];
}

/** Runs the flow tests behind paths: files that are named, and *.flowtest.json in folders. */
export async function runTests(paths: readonly string[], choice: Choice): Promise<TestRun> {
  const { files: found, problems } = findFiles(paths);
  const files: TestedFile[] = [];
  const flows = new Map<string, CoveredFlow>();
  const dependsOn = new Set<string>();
  for (const { path, named } of found) {
    if (!named && !/\.flowtest\.json$/i.test(path)) continue;
    dependsOn.add(path);
    try {
      const read = await readTest(path);
      for (const file of read.dependsOn) dependsOn.add(file);
      files.push(runFile(read, flows, choice));
    } catch (error) {
      problems.push({ path, message: reason(error) });
    }
  }
  return { result: { files, flows: [...flows.values()], problems }, dependsOn: [...dependsOn] };
}

function runFile(read: ReadTest, flows: Map<string, CoveredFlow>, choice: Choice): TestedFile {
  const flowTest = new FlowTest(read.content, read.files);
  const flow = coveredFlow(read, flowTest, flows);
  const ownFlow = read.flow.path !== read.path;
  const places = new TestPlaces(read.text, ownFlow ? read.flow.text : undefined);
  const cases = flowTest.cases
    .filter(one => isChosen(one, choice))
    .map(one => runCase(one, flowTest, flow, places, choice.assumeBoth));
  return { path: read.path, text: read.text, cases };
}

function isChosen({ name, tags }: TestCase, { grep, tag }: Choice): boolean {
  return (grep === undefined || name.includes(grep)) && (tag === undefined || tags.includes(tag));
}

function runCase(
  one: TestCase,
  flowTest: FlowTest,
  flow: CoveredFlow,
  places: TestPlaces,
  assumeBoth: boolean,
): TestedCase {
  const result = flowTest.run(one);
  const { outcome, failures, notes, played } = result;
  if (played) flow.coverage.add(played);
  return {
    name: one.name,
    range: places.rangeOf(`${one.pointer}/name`),
    outcome,
    skipped: one.skipped,
    notes,
    failures: failures.map(failure => {
      const range = places.stateInFlow(failure.state);
      const inFlow = range && { path: flow.path, range };
      return { ...failure, range: places.rangeOf(failure.pointer), inFlow };
    }),
    otherwise: assumeBoth && outcome !== 'skipped' ? flowTest.otherwise(result) : [],
    took: (played?.took ?? 0) / 1000,
  };
}

/** The flow of a test with all that was covered of it so far; what several files want of it goes together. */
function coveredFlow({ flow }: ReadTest, test: FlowTest, flows: Map<string, CoveredFlow>): CoveredFlow {
  const known: CoveredFlow = flows.get(flow.path) ?? {
    ...flow,
    coverage: new Coverage(test.definition),
    ignored: [],
    wanted: new Map(),
  };
  flows.set(flow.path, known);
  const { ignored, percent } = test.thresholds;
  known.ignored.push(...ignored);
  for (const measure of MEASURES) {
    const wanted = percent[measure];
    if (wanted !== undefined) known.wanted.set(measure, Math.max(wanted, known.wanted.get(measure) ?? 0));
  }
  return known;
}
