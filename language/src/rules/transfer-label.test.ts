import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const labelled = (label: string, url = 'https://transfer.actions.globus.org/transfer') =>
  JSON.stringify({
    StartAt: 'A',
    States: {
      A: {
        Type: 'Action',
        ActionUrl: url,
        Parameters: { 'source_endpoint.$': '$.a', 'destination_endpoint.$': '$.b', label, 'DATA.$': '$.c' },
        ResultPath: '$.x',
        WaitTime: 60,
        ExceptionOnActionFailure: true,
        End: true,
      },
    },
  });
const found = (text: string) => mismatches(text, 'transfer-label');

test.each(['', 'x', 'x'.repeat(128), 'a\tb'])('“%s” is taken', label => {
  expect(found(labelled(label))).toEqual([]);
});

test.each(['x'.repeat(129), 'a\nb', ' a', 'a '])('“%s” is refused', label => {
  expect(found(labelled(label))).toHaveLength(1);
});

test('only by Globus Transfer, today or at the old address', () => {
  expect(found(labelled('a ', 'https://transfer.actions.globus.org/ls'))).toEqual([]);
  expect(found(labelled('a ', 'https://actions.globus.org/transfer/transfer'))).toHaveLength(1);
});

test('what is too long cannot be put right without its author', () => {
  const text = labelled('x'.repeat(129));
  expect(fixed(text, `Change to “${'x'.repeat(129)}”`)).toBe(text);
});
