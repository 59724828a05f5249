const FORM = /^\s*(%|>=|>|<=|<|==?)?\s*(\d+)\s*$/;

/** Does the condition on the number of hits hold: `3`, `>= 3`, `< 3`, `% 10`? Undefined where it cannot be read. */
export function hitConditionHolds(condition: string, hits: number): boolean | undefined {
  const [, operator = '=', digits] = FORM.exec(condition) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  switch (operator) {
    case '%':
      return number > 0 && hits % number === 0;
    case '>=':
      return hits >= number;
    case '>':
      return hits > number;
    case '<=':
      return hits <= number;
    case '<':
      return hits < number;
    default:
      return hits === number;
  }
}
