import type { Json } from '../../types.ts';
import type { Failure } from '../failure.ts';
import type { PlayedCase } from '../play-case.ts';
import type { TestCase, TestFiles } from '../test-case.ts';

/** The run of a case, and what it is held against. */
export interface Subject {
  played: PlayedCase;
  test: TestCase;
  files: TestFiles;
}

/** Says what is wrong, for a person; `at` is a JSON pointer below the expectation. */
export type Report = (message: string, more?: Omit<Failure, 'message' | 'pointer'> & { at?: string }) => void;

/** Holds a run against one expectation. */
export type Check = (expected: Json, subject: Subject, report: Report) => void;
