import type { Problem } from '../files.ts';
import type { FileReview } from './file-review.ts';
import type { TestReview } from './test-review.ts';

/** What deploying a definition as it is in the newer version would do. */
export type ReviewedPlan = { path: string; where: string } & (
  | { plan: object; text: string }
  | { problem: string }
);

/** What has become of the flows of a repository between two commits. */
export interface Review {
  /** As they were named; without a newer commit it is the working tree. */
  base: string;
  head: string | undefined;
  files: readonly FileReview[];
  /** What has become of flow tests; undefined where nothing has. */
  tests: TestReview | undefined;
  /** Of flows that have changed; undefined where they were not asked for. */
  plans: readonly ReviewedPlan[] | undefined;
  /** What could not be checked in the newer version. */
  problems: readonly Problem[];
}
