import { expect, test } from 'vitest';
import { statesInLog } from './log-links.ts';

const LOG = `Run      Copy everything
2026-01-02 03:04:05.678  ActionStarted    [Copy] it begins
    {
      "state_name": "Copy",
      "note": "Copy"
    }
2026-01-02 03:04:06.000  ActionCompleted  State Copy and Share was left
2026-01-02 03:04:07.000  Noted            Copying is over
    "state_name": "say \\"hi\\"",
`;

test('states are found where the log names them, and nowhere else', () => {
  const found = statesInLog(LOG, ['Copy', 'Copy and Share', 'say "hi"', 'Copy']);
  const lines = LOG.split('\n');
  expect(
    found.map(({ line, character, length, state }) => [
      lines[line]?.slice(character, character + length),
      state,
    ]),
  ).toEqual([
    ['Copy', 'Copy'],
    ['Copy', 'Copy'],
    ['"Copy"', 'Copy'],
    ['Copy and Share', 'Copy and Share'],
    ['"say \\"hi\\""', 'say "hi"'],
  ]);
  expect(statesInLog('', ['A'])).toEqual([]);
  expect(statesInLog(LOG, [])).toEqual([]);
});
