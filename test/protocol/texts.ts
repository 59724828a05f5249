/** A definition with one mistake: “Don” should be “Done”. */
export const flow = `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Pass", "Next": "Don" },
    "Done": { "Type": "Pass", "End": true }
  }
}`;

export const sound = flow.replace('"Don"', '"Done"');

/** Where the mistake is. */
export const typo = { start: { line: 3, character: 38 }, end: { line: 3, character: 43 } };

/** A sound definition with that many states in a row. */
export function chain(length: number): string {
  const state = (i: number) => ({
    Type: 'Pass',
    ...(i < length - 1 ? { Next: `S${i + 1}` } : { End: true }),
  });
  const states = Array.from({ length }, (_, i) => [`S${i}`, state(i)] as const);
  return JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) });
}

let count = 0;

/** An address that no other test uses. */
export function freshUri(name = 'a.flow.json'): string {
  return `file:///none/${count++}/${name}`;
}
