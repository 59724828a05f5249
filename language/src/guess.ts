import { nearest } from './text-distance.ts';

/** Says which of the candidates a word most likely stands for, as `nearest` does. */
export type Guess = (word: string, candidates: readonly string[] | ReadonlySet<string>) => string | undefined;

/** Pairs of words that are compared for one document: some hundredths of a second. */
const PAIRS = 20_000;

/**
 * Guesses until that many pairs are compared. Where more is wrong it is no matter of spelling, and a document of
 * many mistakes must not take longer than its size.
 */
export function guesser(): Guess {
  let left = PAIRS;
  return (word, candidates) => {
    const size = 'size' in candidates ? candidates.size : candidates.length;
    if (size > left) return undefined;
    left -= size;
    return nearest(word, candidates);
  };
}
