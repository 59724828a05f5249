import { type Finding, fails, unknown } from './check.ts';
import type { Touched, TouchedValue } from './touched.ts';

/** What is looked for, where its name is not known. */
export const KINDS: Readonly<Record<Touched['kind'], string>> = {
  'read-files': 'a collection',
  'find-files': 'a collection',
  'write-files': 'a collection',
  collection: 'a collection',
  'access-rules': 'a guest collection',
  'new-guest-collection': 'a mapped collection',
  'compute-endpoint': 'the compute endpoint',
  'compute-function': 'the compute function',
  'search-index': 'the search index',
  flow: 'a flow',
  provider: 'an action provider',
};

/** Completes "Ada can …". */
export function needOf({ kind, path }: Touched): string {
  const where =
    path === undefined
      ? 'its default folder'
      : path.value.kind === 'known'
        ? path.value.text
        : (path.written ?? 'a path');
  switch (kind) {
    case 'read-files':
      return `read ${where}`;
    case 'find-files':
      return `look at ${where}`;
    case 'write-files':
      return `write to ${where}`;
    case 'collection':
      return 'look at it';
    case 'access-rules':
      return 'manage its access rules';
    case 'new-guest-collection':
      return `share ${where}`;
    case 'compute-endpoint':
      return 'run functions there';
    case 'compute-function':
      return 'call it';
    case 'search-index':
      return 'write into it';
    case 'flow':
      return 'start runs of it';
    case 'provider':
      return 'use it';
  }
}

/** A parameter for which the input has nothing. */
export function missing({ written }: TouchedValue): Finding {
  return written === undefined
    ? fails('What the definition has here is no text.', 'Write the id or the path as a text.')
    : fails(
        `With this input there is nothing at ${written}, so the state fails.`,
        'Give it in the run input, or let a state before it write it.',
      );
}

/** A parameter that depends on what the run brings. */
export function later({ written }: TouchedValue): Finding {
  return unknown(
    `Which one it is, ${written ?? 'the run'} says only during the run.`,
    'Make sure that access is given whichever it may be.',
  );
}
