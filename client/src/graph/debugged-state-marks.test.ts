import { expect, test } from 'vitest';
import { debuggedStateMarks } from './debugged-state-marks.ts';

const text = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "B": {
      "Type": "Pass",
      "End": true
    }
  }
}`;
const marked = (line: number, character: number) =>
  debuggedStateMarks('file:///a.flow.json', text, { line, character }).map(({ state }) => state);

test.each([
  [3, 4, 'A'],
  [3, 20, 'A'],
  [4, 4, 'B'],
  [6, 6, 'B'],
])('%i:%i is in state %s', (line, character, state) => expect(marked(line, character)).toEqual([state]));

test.each([
  [0, 0],
  [1, 2],
  [2, 2],
  [9, 0],
  [50, 3],
])('%i:%i is in none', (line, character) => expect(marked(line, character)).toEqual([]));
