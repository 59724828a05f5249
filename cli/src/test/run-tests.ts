import { LineIndex, parseJson, placeAt, type Range } from '../../../language/src/index.ts';
import { Coverage, FlowTest, MEASURES, Places, type TestCase } from '../../../runtime/src/index.ts';
import { findFiles, reason } from '../files.ts';
import { type ReadTest, readTest } from './read-test.ts';
import type { CoveredFlow, PlacedFailure, TestedCase, TestedFile, TestResult } from './result.ts';

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
  const { files: found, problems } = await findFiles(paths);
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
  const places = new TestPlaces(read);
  const cases = flowTest.cases
    .filter(one => isChosen(one, choice))
    .map(one => runCase(one, flowTest, flow.coverage, places, choice.assumeBoth));
  return { path: read.path, text: read.text, cases };
}

function isChosen({ name, tags }: TestCase, { grep, tag }: Choice): boolean {
  return (grep === undefined || name.includes(grep)) && (tag === undefined || tags.includes(tag));
}

function runCase(
  one: TestCase,
  flowTest: FlowTest,
  coverage: Coverage,
  places: TestPlaces,
  assumeBoth: boolean,
): TestedCase {
  const { outcome, failures, played } = flowTest.run(one);
  if (played) coverage.add(played);
  return {
    name: one.name,
    range: places.rangeOf(`${one.pointer}/name`),
    outcome,
    skipped: one.skipped,
    failures: failures.map(failure => ({
      ...failure,
      range: places.rangeOf(failure.pointer),
      inFlow: places.inFlow(failure.state),
    })),
    otherwise: assumeBoth && outcome !== 'skipped' ? flowTest.otherwise(one) : [],
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

/** Where things stand in the text of a test and of its flow. */
class TestPlaces {
  readonly #test: { root: ReturnType<typeof parseJson>['root']; lines: LineIndex };
  readonly #flow: { path: string; places: Places } | undefined;

  constructor({ path, text, flow }: ReadTest) {
    this.#test = { root: parseJson(text).root, lines: new LineIndex(text) };
    this.#flow = flow.path === path ? undefined : { path: flow.path, places: new Places(flow.text) };
  }

  rangeOf(pointer: string): Range {
    const { root, lines } = this.#test;
    return lines.range(root ? placeAt(root, pointer) : { offset: 0, length: 0 });
  }

  inFlow(state: string | undefined): PlacedFailure['inFlow'] {
    const range = state === undefined ? undefined : this.#flow?.places.rangeOf(state, 'enter');
    return range && this.#flow && { path: this.#flow.path, range };
  }
}
