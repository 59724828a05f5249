export { type Mocks, mocksOf, type WrittenMocks } from './mocks.ts';
