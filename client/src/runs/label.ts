/** The longest label a run can have. */
const LONGEST = 64;

/** A label for a run: "copy, 14:05". Long titles are cut so that the time stays. */
export function defaultLabel(title: string, now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `, ${two(now.getHours())}:${two(now.getMinutes())}`;
  return `${cut(title, LONGEST - time.length)}${time}`;
}

/** What is wrong with a label; undefined for a good one. */
export function labelProblem(label: string): string | undefined {
  const length = [...label.trim()].length;
  if (length === 0) return 'A run needs a label: it is how you find it again.';
  return length > LONGEST ? `A label has ${LONGEST} characters at most; this one has ${length}.` : undefined;
}

/** Whole characters: half of an emoji is none. */
function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}
