import { expect, test } from 'vitest';
import { FlowDocument } from '../../../language/src/index.ts';
import { needsOf } from './needs.ts';

test('what runs need access to, in words, each once', () => {
  const ls = (id: object) => ({
    Type: 'Action',
    ActionUrl: 'https://transfer.actions.globus.org/ls',
    Parameters: { ...id, path: '/raw/' },
    Next: 'Own',
  });
  const states = {
    Look: ls({ endpoint_id: '7b61fd86-93ca-5572-99c9-ff7b80f29a45' }),
    Again: ls({ endpoint_id: '7b61fd86-93ca-5572-99c9-ff7b80f29a45' }),
    Given: { ...ls({ 'endpoint_id.$': '$.from' }), RunAs: 'Robot' },
    Own: { Type: 'Action', ActionUrl: 'https://example.org/mine', Parameters: {}, End: true },
  };
  const flow = new FlowDocument('file:///a.flow.json', JSON.stringify({ StartAt: 'Look', States: states }));
  expect(needsOf(flow)).toEqual([
    'reads files at "/raw/" of the collection "7b61fd86-93ca-5572-99c9-ff7b80f29a45"',
    'reads files at "/raw/" of the collection $.from, as Robot',
    'calls "https://example.org/mine", of which is not known what it touches',
  ]);
});
