/**
 * Regular expressions of schemas. Which dialect the service reads is unknown (Python's is likely, the drafts
 * say JavaScript's), so a verdict is given only where both agree.
 */

// Named groups, inline flags, comments, conditions, possessive quantifiers and anchors that only Python has.
const PYTHON_ONLY = /\(\?(?:P[<=>]|#|\(|[aiLmsux-]+[:)])|\\[AZ]|[*+?}]\+/;
// What is a letter, a digit, a blank in Python is a matter of Unicode, in JavaScript mostly of ASCII.
const CLASSES = /\\[wWdDsSbB]/;
const BEYOND_ASCII = /[\u0080-\uffff]/;

interface Pattern {
  expression: RegExp;
  /** The longest text that it is tried on. */
  longest: number;
}

const patterns = new Map<string, Pattern | undefined>();

/** Why a pattern is no regular expression, in the words of the engine; undefined where it may be one. */
export function patternFault(pattern: string): string | undefined {
  if (PYTHON_ONLY.test(pattern)) return undefined;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    // "Invalid regular expression: /(/: Unterminated group"
    const words = error instanceof Error ? error.message.split(': ').at(-1) : undefined;
    return words?.toLowerCase() ?? 'it cannot be read';
  }
}

/** Whether the pattern is found in the text; undefined where that is unknown, or could take too long to find out. */
export function isFound(pattern: string, text: string): boolean | undefined {
  if (!patterns.has(pattern)) {
    if (patterns.size > 1_000) patterns.clear();
    patterns.set(pattern, read(pattern));
  }
  const known = patterns.get(pattern);
  if (!known || text.length > known.longest) return undefined;
  if (CLASSES.test(pattern) && BEYOND_ASCII.test(text)) return undefined;
  return known.expression.test(text);
}

function read(pattern: string): Pattern | undefined {
  if (PYTHON_ONLY.test(pattern)) return undefined;
  for (const flags of ['u', ''])
    try {
      return { expression: new RegExp(pattern, flags), longest: longestTried(pattern) };
    } catch {}
  return undefined;
}

const STEPS = 2_000_000;
const UNBOUNDED = /(?<!\\)(?:[*+]|\{\d+,\})/g;
const CHOICE = /(?<!\\)\||(?<![\\(*+?}])\?|\{\d+,\d+\}/g;
const REPEATED_GROUP = /\)(?:[*+]|\{\d)/g;
const UNBOUNDED_GROUP = /\)(?:[*+]|\{\d+,\})/g;

/**
 * What a backtracking matcher surely gets through: with k repetitions it tries up to n^k ways; where a group is
 * repeated that repeats or chooses inside, up to (k+1)^n.
 */
function longestTried(pattern: string): number {
  const count = (part: RegExp) => pattern.match(part)?.length ?? 0;
  const repetitions = count(UNBOUNDED);
  const inside = repetitions - count(UNBOUNDED_GROUP) + count(CHOICE);
  if (inside > 0 && count(REPEATED_GROUP) > 0) return Math.floor(Math.log(STEPS) / Math.log(inside + 1));
  return Math.floor(STEPS ** (1 / Math.max(1, repetitions)));
}
