import { describe, expect, test } from 'vitest';
import { type AutomationFacts, automationSteps } from './steps.ts';

const nothing: AutomationFacts = { sources: [], guests: [], serviceAccounts: [], flows: [], triggers: [] };

const all: AutomationFacts = {
  sources: [{ name: 'Instrument computer', trouble: '' }],
  guests: [{ name: 'Shared results', writers: ['Beamline robot'] }],
  serviceAccounts: ['Beamline robot'],
  flows: [{ name: 'copy', state: 'deployed', starters: ['Beamline robot'] }],
  triggers: [{ name: 'scans', flow: 'copy' }],
};

const step = (id: string, facts: Partial<AutomationFacts>) =>
  automationSteps({ ...nothing, ...facts }).find(one => one.id === id);

test('with nothing there, each step is open and says how it begins', () => {
  expect(automationSteps(nothing).map(({ state, action }) => [state, action])).toEqual([
    ['open', 'find-collection'],
    ['open', 'new-project-collection'],
    ['open', 'register-service-account'],
    ['open', 'new-flow'],
    ['open', 'create-trigger'],
  ]);
});

test('with everything there, each step is done and says what it is done with', () => {
  const steps = automationSteps(all);
  expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect(steps.map(({ words }) => words)).toEqual([
    'Instrument computer',
    'Beamline robot can write to “Shared results”',
    'Beamline robot',
    'Beamline robot can start “copy”',
    'scans',
  ]);
});

describe('attention is asked for', () => {
  test('by a computer that is off, though another one is connected', () => {
    const off = { name: 'Microscope', trouble: 'not connected' } as const;
    expect(step('acquisition', { sources: [...all.sources, off] })).toMatchObject({
      state: 'attention',
      words: '“Microscope” is not connected',
    });
  });

  test('by guest collections that no service account can write to', () => {
    expect(
      step('collections', { guests: [{ name: 'A', writers: [] }], serviceAccounts: ['Robot'] }),
    ).toMatchObject({ state: 'attention', action: 'give-folder-access' });
  });

  test('by a flow that no service account may start, or that has changed', () => {
    expect(step('deploy', { flows: [{ name: 'copy', state: 'deployed', starters: [] }] })).toMatchObject({
      action: 'assign-run-permission',
      flow: 'copy',
    });
    expect(
      step('deploy', { flows: [{ name: 'copy', state: 'changed', starters: ['Robot'] }] }),
    ).toMatchObject({
      state: 'attention',
      action: 'deploy',
      flow: 'copy',
    });
  });

  test('by a trigger for a flow that is not deployed', () => {
    expect(
      step('trigger', {
        triggers: [{ name: 'scans', flow: 'copy' }],
        flows: [{ name: 'copy', state: 'not deployed', starters: [] }],
      }),
    ).toMatchObject({ state: 'attention' });
  });
});

test('a flow that is ready counts, whatever others there are', () => {
  const flows = [{ name: 'draft', state: 'not deployed', starters: [] } as const, ...all.flows];
  expect(step('deploy', { flows })).toMatchObject({ state: 'done', flow: 'copy' });
});
