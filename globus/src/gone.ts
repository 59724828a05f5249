import { problemOf } from './problem.ts';

/** Waits until something is taken away. That it is gone already, as after an answer that was lost, is as good. */
export async function unlessGone(taking: Promise<unknown>, ...codes: readonly string[]): Promise<void> {
  try {
    await taking;
  } catch (error) {
    if (!codes.includes(problemOf(error)?.code ?? '')) throw error;
  }
}
