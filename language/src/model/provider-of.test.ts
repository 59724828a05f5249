import { expect, test } from 'vitest';
import { actionUrlOf, providerOf, providerTodayOf } from './provider-of.ts';
import { State } from './state.ts';

const state = (fields: object) => new State(`{"A": ${JSON.stringify(fields)}}`);
const LS = 'https://transfer.actions.globus.org/ls';

test('is found by ActionUrl, with or without a slash at its end', () => {
  expect(providerOf(state({ Type: 'Action', ActionUrl: LS }))?.url).toBe(LS);
  expect(providerOf(state({ Type: 'Action', ActionUrl: `${LS}/` }))?.url).toBe(LS);
});

test('is found by the address of a handler', () => {
  const handler = { Type: 'ActionProvider', Url: LS };
  expect(providerOf(state({ Type: 'Action', Handler: handler }))?.url).toBe(LS);
});

test('is undefined for an unknown address, a registered API, a broken one and any other type', () => {
  expect(providerOf(state({ Type: 'Action', ActionUrl: 'https://example.org/x' }))).toBeUndefined();
  expect(actionUrlOf(state({ Type: 'Action', ActionUrl: 'https://example.org/x' }))).toBe(
    'https://example.org/x',
  );
  expect(providerOf(state({ Type: 'Action', Handler: { Type: 'RegisteredAPI', Id: 'x' } }))).toBeUndefined();
  expect(
    providerOf(state({ Type: 'Action', Handler: 'urn:globus:flows:handle:globus:a.b' })),
  ).toBeUndefined();
  expect(providerOf(state({ Type: 'Action', ActionUrl: 5 }))).toBeUndefined();
  expect(providerOf(state({ Type: 'Pass', ActionUrl: LS }))).toBeUndefined();
});

test('a retired provider goes by the address of its successor', () => {
  const old = 'https://actions.globus.org/transfer/set_permission';
  const today = 'https://transfer.actions.globus.org/manage_permission';
  expect(providerTodayOf(state({ Type: 'Action', ActionUrl: old }))).toBe(today);
  expect(providerTodayOf(state({ Type: 'Action', ActionUrl: LS }))).toBe(LS);
  expect(providerTodayOf(state({ Type: 'Action', ActionUrl: 'https://example.org/x' }))).toBeUndefined();
});
