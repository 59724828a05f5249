import type { Json } from '../types.ts';

/** Something that a case expected and that is not so. */
export interface Failure {
  /** Where in the test file the expectation stands, as a JSON pointer. */
  pointer: string;
  /** What is wrong, for a person. */
  message: string;
  /** The state of the flow that it is about. */
  state?: string;
  /** Both sides, where they can be laid beside each other. */
  expected?: Json;
  actual?: Json;
}
