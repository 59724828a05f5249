import { describe, expect, test } from 'vitest';
import { fixFaults } from '../../language/src/testing/fix-faults.ts';
import { here } from '../corpus/corpus.ts';
import { clientFixtures, defects, more, mutants, publicFlow, type Source, slugs } from './sources.ts';

// A fix takes its finding away and brings no other. The examples of the rules and the fixtures beside them are held to
// it where they are; here are the rest.

const faults = (sources: Iterable<Source>) =>
  [...sources].flatMap(source => fixFaults(source).map(fault => `${source.title}: ${fault}`));

describe('a fix takes its finding away and brings no other', () => {
  test('in every defect', () => expect(faults([...defects(), ...more()])).toEqual([]));
  test('in flows that somebody broke by one change', () => expect(faults(mutants(7))).toEqual([]));
  test.skipIf(!here).each(slugs)('in %s', slug => expect(faults(publicFlow(slug))).toEqual([]));
  test.skipIf(!here)('in the flows that the retired client was tested with', () =>
    expect(faults(clientFixtures())).toEqual([]),
  );
});
