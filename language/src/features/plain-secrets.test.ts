import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { plainSecrets } from './plain-secrets.ts';

function secretsIn(parameters: string, comment = ''): string[] {
  const text = `{ "StartAt": "A", "States": { "A": { ${comment} "Type": "Pass", "Parameters": ${parameters}, "End": true } } }`;
  return plainSecrets(new FlowDocument('file:///a.flow.json', text)).map(({ at }) =>
    text.slice(at.offset, at.offset + at.length),
  );
}

test('secrets are what stands in the text, not what a run puts in their place', () => {
  expect(secretsIn('{ "password": "correct horse", "token.$": "$.token" }')).toEqual(['"correct horse"']);
});

test('what a comment says is none is none', () => {
  const comment = '"Comment": "gflow-ignore plain-secret: the password of the public demo",';
  expect(secretsIn('{ "password": "correct horse" }', comment)).toEqual([]);
});
