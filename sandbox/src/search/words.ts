import type { JsonObject } from '../json.ts';
import { textsOf } from './fields.ts';
import { fitsPattern } from './wildcards.ts';

/** The words of a text, in small letters: runs of letters and digits. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** How often something occurs in the texts given; 0: not at all. */
export type Score = (texts: readonly string[]) => number;

function occurrences(words: readonly string[], phrase: readonly string[]): number {
  return words.filter((_, at) => phrase.every((word, offset) => words[at + offset] === word)).length;
}

/** The words of a phrase, one after the other. */
export function phraseScore(text: string): Score {
  const phrase = wordsIn(text);
  if (phrase.length === 0) return () => 0;
  return texts => texts.reduce((sum, one) => sum + occurrences(wordsIn(one), phrase), 0);
}

/** A word with `*` or `?` in it. */
export function patternScore(pattern: string): Score {
  return texts => texts.flatMap(wordsIn).filter(word => fitsPattern(pattern, word)).length;
}

/** What a simple query looks for: words and "phrases"; any will do, and more are better. */
export function simpleQuery(q: string): (content: JsonObject) => number {
  const scores = [...q.matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, phrase, word = '']): Score[] => {
    if (word === '*') return [() => 1];
    if (phrase === undefined && /[*?]/.test(word)) return [patternScore(word)];
    const text = phrase ?? word;
    return wordsIn(text).length === 0 ? [] : [phraseScore(text)];
  });
  if (q.trim() === '') return () => 1;
  return content => {
    const texts = textsOf(content);
    return scores.reduce((sum, score) => sum + score(texts), 0);
  };
}
