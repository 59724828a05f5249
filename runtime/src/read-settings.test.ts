import { expect, test } from 'vitest';
import { readSettings } from './read-settings.ts';
import { CONTESTED, defaultSettings } from './settings.ts';

test('every contested behaviour can be chosen', () => {
  for (const [name, answers] of Object.entries(CONTESTED))
    for (const answer of answers) expect(readSettings({ [name]: answer })).toEqual({ [name]: answer });
});

test.each([undefined, null, 7, [], { caughtErrorShape: 'other', passInputPathMoves: 'yes', nope: 1 }])(
  'what is no known answer is left out: %j',
  written => {
    expect({ ...defaultSettings, ...readSettings(written) }).toEqual(defaultSettings);
  },
);
