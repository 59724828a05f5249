import { describe, expect, test } from 'vitest';
import { lookup } from '../shape/lookup.ts';
import { assume } from '../shape/narrow.ts';
import { Presence, type Shape, type Step, Types } from '../shape/shape.ts';
import { admits } from '../shape/testing/admits.ts';
import { providers } from './catalogue.ts';
import { contextShape, errorShape, resultShape, webAnswerShape, webInputShape } from './provider-shapes.ts';

const { Present, Optional, Absent, Undeclared, Unknown } = Presence;
const at = (shape: Shape, ...steps: Step[]) => lookup(shape, steps);
const TRANSFER = 'https://transfer.actions.globus.org/transfer';
const STAT = 'https://transfer.actions.globus.org/stat';
const COMPUTE = 'https://compute.actions.globus.org/v3';

describe('the result of an action', () => {
  test.each(providers().map(p => [p.url, p] as const))('%s: fits its example', (url, { outputExample }) => {
    if (outputExample !== undefined) expect(admits(resultShape(url, 'StateName'), outputExample)).toBe(true);
  });

  test('is the status document, whatever the provider', () => {
    for (const url of [TRANSFER, undefined, 'https://flows.globus.org/flows/x', 'https://example.org/']) {
      const shape = resultShape(url, 'Copy');
      for (const name of ['action_id', 'status', 'details', 'state_name'])
        expect(at(shape, name).presence).toBe(Present);
      expect(at(shape, 'completion_time').presence).toBe(Present | Unknown);
      expect(at(shape, 'task_id').presence).toBe(Undeclared);
      expect(at(shape, 'status').shape.values).toEqual(['SUCCEEDED', 'FAILED']);
      expect(at(shape, 'state_name').shape.values).toEqual(['Copy']);
      expect(shape.origin).toEqual({ kind: 'result', state: 'Copy', ...(url && { provider: url }) });
    }
  });

  test('has details that may be what the example shows, or anything', () => {
    const details = at(resultShape(TRANSFER, 'Copy'), 'details').shape;
    expect(details.types).toBe(Types.all);
    expect(at(details, 'task_id').presence).toBe(Present | Optional | Unknown);
    expect(at(details, 'bytes_transferred').shape.types & Types.numeric).toBe(Types.numeric);
    expect(at(details, 'nice_status').shape.types).toBe(Types.all);
    expect(at(details, 'fatal_error').presence).toBe(Unknown);
    expect(at(resultShape(undefined, 'Copy'), 'details', 'task_id').presence).toBe(Unknown);
  });

  test('never lacks anything below the details for certain', () => {
    for (const { url } of providers())
      for (const path of [
        ['details', 'x'],
        ['details', 'x', 0, 'y'],
        ['details', 'result', 0, 'x'],
      ]) {
        const { presence } = at(resultShape(url, 'Do'), ...path);
        expect(presence & (Absent | Undeclared)).toBe(0);
      }
  });

  test('of stat may say that there is nothing at the path', () => {
    const shape = resultShape(STAT, 'Look');
    const notFound = assume(shape, { path: ['details', 'code'], equals: 'NotFound' });
    expect(notFound && at(notFound, 'details', 'type').presence).toBe(Present | Optional | Unknown);
  });

  test('of Compute has what the user’s function returns', () => {
    const shape = resultShape(COMPUTE, 'Compute');
    const output = at(shape, 'details', 'results', 0, 'output');
    expect(output.shape.types).toBe(Types.all);
    expect(output.presence & Present).toBe(Present);
    expect(at(shape, 'details', 'results', 0, 'output', 'x').presence & Absent).toBe(0);
  });

  test('of a retired provider looks like that of its successor', () => {
    const shape = resultShape('https://actions.automate.globus.org/transfer/transfer', 'Copy');
    expect(at(shape, 'details', 'task_id').presence & Present).toBe(Present);
  });

  test('shares all but the name of the state', () => {
    const [a, b] = [resultShape(TRANSFER, 'A'), resultShape(TRANSFER, 'B')];
    expect(at(a, 'details').shape).toBe(at(b, 'details').shape);
    expect(at(a, 'action_id').shape).toBe(at(b, 'action_id').shape);
  });
});

test('an error has nothing for certain', () => {
  const shape = errorShape('Copy');
  for (const name of ['Error', 'Cause', 'exception', 'cause', 'state_name', 'status', 'details'])
    expect(at(shape, name)).toMatchObject({ presence: Present | Unknown, shape: { types: Types.all } });
  expect(at(shape, 'input').presence).toBe(Undeclared);
  expect(shape.origin).toEqual({ kind: 'error', state: 'Copy' });
});

test('the run context', () => {
  const shape = contextShape();
  expect(shape.origin).toEqual({ kind: 'context' });
  expect(at(shape, 'run_id')).toMatchObject({ presence: Present, shape: { format: 'uuid' } });
  expect(at(shape, 'email').shape.types).toBe(Types.string | Types.null);
  expect(at(shape, 'identities', 0).shape.types).toBe(Types.string);
  expect(at(shape, 'token_info', 'exp').presence).toBe(Present);
  expect(at(shape, 'action_id').shape.description).toContain('run_id');
  expect(at(shape, 'flow_title').presence).toBe(Undeclared);
});

test('web inputs', () => {
  expect(at(webInputShape(), 'web_input_id').presence).toBe(Present);
  expect(at(webInputShape(), 'status').presence).toBe(Unknown);
  expect(at(webAnswerShape(), 'response')).toMatchObject({ presence: Present, shape: { types: Types.all } });
  expect(at(webAnswerShape(), 'text').presence).toBe(Unknown);
});
