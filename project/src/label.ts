/** The longest label a run can have. */
const LONGEST = 64;

/** A label for a run: "2026-01-02 09:05". The flow's title stands beside it wherever runs are listed. */
export function defaultLabel(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${date} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** What is wrong with a label; undefined for a good one. */
export function labelProblem(label: string): string | undefined {
  const length = [...label.trim()].length;
  if (length === 0) return 'A run needs a label: it is how you find it again.';
  return length > LONGEST ? `A label has ${LONGEST} characters at most; this one has ${length}.` : undefined;
}
