export { created, ended, exampleDetails, type RunAction } from './answers.ts';
export { type Mocks, mocksOf, type UnusedResponses, type WrittenMocks } from './mocks.ts';
export type { MockSources } from './references.ts';
