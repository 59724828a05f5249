import assert from 'node:assert/strict';
import type { Problem } from '../../globus/src/index.ts';

/** The Problem that a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    // Not by instanceof: the extension's GlobusError is another copy of the class.
    if (error instanceof Error && 'problem' in error) return error.problem as Problem;
    throw error;
  }
  return assert.fail('It was not refused.');
}
