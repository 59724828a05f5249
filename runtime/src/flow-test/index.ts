export { caseOfRun } from './case-of-run.ts';
export { Coverage, MEASURES, type Measure, type Share, type StateCoverage } from './coverage.ts';
export type { Failure } from './failure.ts';
export { filesNamedIn, type NamedFile } from './files-named.ts';
export { type Assumption, type CaseResult, FlowTest } from './flow-test.ts';
export { type PlayedCase, playCase } from './play-case.ts';
export { mockSources, type RecordedResponse, recordedResponses } from './recorded-responses.ts';
export { casesOf, type TestCase, type TestFiles } from './test-case.ts';
