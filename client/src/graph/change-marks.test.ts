import { expect, test } from 'vitest';
import { FlowDocument } from '../../../language/src/index.ts';
import { changeMarks } from './change-marks.ts';

const flow = (states: object) =>
  new FlowDocument('file:///a.flow.json', JSON.stringify({ StartAt: 'A', States: states }));
const done = { Type: 'Pass', End: true };

test('states that are new, and what has changed in others', () => {
  const before = flow({ A: { Type: 'Wait', Seconds: 1, Next: 'Done' }, Done: done });
  const after = flow({
    A: { Type: 'Wait', Seconds: 2, Next: 'B' },
    B: { Type: 'Pass', Next: 'Done' },
    Done: done,
  });
  const marks = changeMarks(before, after);
  expect(marks.map(({ state, look }) => [state, look])).toEqual([
    ['B', 'new'],
    ['A', 'changed'],
  ]);
  expect(marks[1]?.words).toMatch(/^Changed: .*Seconds.*\.$/);
});

test('where a text is broken nothing is said, for a part of it could be missing', () => {
  const broken = new FlowDocument('file:///a.flow.json', '{ "StartAt": "A", "States": { "A": { "Ty');
  expect(changeMarks(broken, flow({ A: done }))).toEqual([]);
  expect(changeMarks(flow({ A: done, B: done }), broken)).toEqual([]);
});
