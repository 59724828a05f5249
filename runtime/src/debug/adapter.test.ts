import { expect, test } from 'vitest';
import type { Mocks } from '../mocks/index.ts';
import { DebugClient, lineOf, PATH } from './testing/debug-client.ts';
import { answering, ended, local } from './testing/debuggee.ts';

// A loop over files, an action, a caught error.
const TEXT = `{
  "StartAt": "More",
  "States": {
    "More": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.n", "NumericGreaterThan": 2, "Next": "Copy" },
        {
          "Variable": "$.n",
          "NumericLessThan": 0,
          "Next": "Stop"
        }
      ],
      "Default": "Add"
    },
    "Add": {
      "Type": "ExpressionEval",
      "Parameters": {
        "value.=": "n + 1"
      },
      "ResultPath": "$.added",
      "Next": "Take"
    },
    "Take": { "Type": "Pass", "InputPath": "$.added.value", "ResultPath": "$.n", "Next": "More" },
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://a.example/copy",
      "Parameters": { "from.$": "$.n" },
      "ResultPath": "$.copy",
      "Catch": [
        { "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Stop" }
      ],
      "Next": "Stop"
    },
    "Stop": { "Type": "Pass", "End": true }
  }
}`;

const copying = answering(() => ({ files: 3 }));

function start(options: Parameters<typeof local>[2] = {}, input = { n: 0 }) {
  return new DebugClient(async () => local(TEXT, input, { mocks: copying, ...options }));
}

const at = (part: string) => ({ line: lineOf(TEXT, part) });

test('without breakpoints the run ends, and the console has its log', async () => {
  const client = start();
  expect(await client.launch()).toBe('terminated');
  expect(client.console.at(0)).toBe('00:00:00 The Flow Instance started execution');
  expect(client.console.at(-1)).toBe('00:00:00 The Flow Instance completed successfully');
  expect(client.console.filter(line => line.includes('State Take of type Pass completed'))).toHaveLength(3);
});

test('a breakpoint stops at each visit of its state, before the state begins', async () => {
  const client = start();
  expect(await client.launch({ lines: [at('"Add":')] })).toMatchObject({
    reason: 'breakpoint',
    hitBreakpointIds: [1],
  });
  expect(await client.here()).toEqual(['Add', { n: 0 }]);
  await client.go('continue');
  expect(await client.here()).toEqual(['Add (visit 2)', { n: 1, added: { value: 1 } }]);
  await client.go('continue');
  expect(await client.go('continue')).toBe('terminated');
});

test('a breakpoint in a part of a state stops there', async () => {
  const client = start();
  await client.launch({ lines: [at('"value.="'), at('"NumericGreaterThan"'), at('"Default"')] });
  expect(await client.frames()).toEqual(['More · rule 1 does not match']);
  await client.go('continue');
  expect(await client.frames()).toEqual(['More · on to Add']);
  await client.go('continue');
  expect(await client.scopes()).toMatchObject({ Payload: { n: '0' }, Parameters: { value: '1' } });
});

test('a breakpoint outside of states is refused, and so is one of another file', async () => {
  const client = start({ stopOnEntry: true });
  expect(await client.launch()).toMatchObject({ reason: 'entry' });
  const { breakpoints } = await client.request('setBreakpoints', {
    source: { path: PATH },
    breakpoints: [{ line: 2 }, at('"ActionUrl"')],
  });
  expect(breakpoints).toMatchObject([
    { verified: false, message: 'No state stands in this line.' },
    { verified: true, line: at('"Copy": {').line },
  ]);
  const other = await client.request('setBreakpoints', {
    source: { path: '/flows/b.flow.json' },
    breakpoints: [{ line: 4 }],
  });
  expect(other.breakpoints).toMatchObject([{ verified: false }]);
});

test.each([
  'n == 2',
  '_state == "Add" and n > 1',
  '_visit > 6',
  "is_present('added.value') and `$.added.value` == 2",
])('a condition: %s', async condition => {
  const client = start();
  await client.launch({ lines: [{ ...at('"Add":'), condition }] });
  expect(await client.evaluate('n')).toBe(2);
});

test('a condition that has no value stops and says why', async () => {
  const client = start();
  const stop = await client.launch({ lines: [{ ...at('"Add":'), condition: 'nope > 1' }] });
  expect(stop).toMatchObject({ reason: 'breakpoint', text: expect.stringContaining('nope') });
});

test.each([
  ['2', [1]],
  ['>= 2', [1, 2]],
  ['% 3', [2]],
])('a hit count of %s', async (hitCondition, expected) => {
  const client = start();
  const seen = [];
  for (
    let stop = await client.launch({ lines: [{ ...at('"Add":'), hitCondition }] });
    stop !== 'terminated';
    stop = await client.go('continue')
  )
    seen.push(await client.evaluate('n'));
  expect(seen).toEqual(expected);
});

test('hits are counted from the beginning also after going back', async () => {
  const client = start();
  await client.launch({ lines: [{ ...at('"Add":'), hitCondition: '2' }] });
  expect(await client.go('reverseContinue')).toMatchObject({ reason: 'entry' });
  await client.go('continue');
  expect(await client.evaluate('n')).toBe(1);
});

test('a logpoint says its message and does not stop', async () => {
  const client = start();
  const logMessage = 'n is {n}, twice {n * 2}, {nope}';
  expect(await client.launch({ lines: [{ ...at('"Add":'), logMessage }] })).toBe('terminated');
  expect(client.console.filter(line => line.startsWith('n is'))).toEqual([
    expect.stringMatching(/^n is 0, twice 0, \{.*nope.*\}$/),
    expect.stringMatching(/^n is 1, twice 2/),
    expect.stringMatching(/^n is 2, twice 4/),
  ]);
});

test('steps go from state to state, into the phases of a state, and to its end', async () => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  await client.go('next');
  expect(await client.frames()).toEqual(['Add', 'More']);
  await client.go('stepIn');
  expect(await client.frames()).toEqual(['Add · Parameters', 'More']);
  await client.go('stepOut');
  expect(await client.here()).toEqual(['Add · on to Take', { n: 0, added: { value: 1 } }]);
  expect(await client.scopes()).toMatchObject({
    Payload: { n: '0', added: '{"value":1}' },
    Changes: { added: '{"After":{"value":1}}' },
    'Payload Before': { n: '0' },
    'State Result': { value: '1' },
  });
  await client.go('stepBack');
  expect(await client.here()).toEqual(['Add · Parameters', { n: 0 }]);
  await client.go('stepBack');
  await client.go('stepBack');
  expect(await client.frames()).toEqual(['More']);
  expect(await client.go('stepBack')).toMatchObject({ reason: 'entry' });
});

test('from the last state a step goes to its end, the next ends the run', async () => {
  const client = start();
  await client.launch({ lines: [at('"Stop": {')] });
  await client.go('next');
  expect(await client.frames()).toContain('Stop · the run ends');
  expect(await client.go('next')).toBe('terminated');
});

test('going back stops at breakpoints too', async () => {
  const client = start();
  await client.launch({ lines: [at('"Stop": {')] });
  await client.request('setBreakpoints', { source: { path: PATH }, breakpoints: [at('"Add":')] });
  expect(await client.go('reverseContinue')).toMatchObject({ reason: 'breakpoint' });
  expect(await client.here()).toEqual(['Add (visit 3)', { n: 2, added: { value: 2 } }]);
});

test('an earlier frame shows the payload as it was', async () => {
  const client = start();
  await client.launch({ lines: [at('"Copy": {')] });
  const { stackFrames, totalFrames } = await client.request('stackTrace', { startFrame: 10, levels: 1 });
  expect([totalFrames, stackFrames[0].name]).toEqual([11, 'More']);
  const earlier = await client.request('stackTrace', { startFrame: 2, levels: 1 });
  expect(earlier.stackFrames[0].name).toBe('Take (visit 3)');
  expect(await client.evaluate('$.n', stackFrames[0].id)).toBe(0);
});

test('errors stop the run where they are raised, caught or not, by name', async () => {
  const busy = (): Mocks => (effect, now) =>
    effect.type === 'run-action'
      ? [{ type: 'action-refused', visit: effect.visit, cause: 'busy', now }]
      : undefined;
  const client = start({ mocks: busy });
  expect(await client.launch({ filters: ['caught'] })).toMatchObject({
    reason: 'exception',
    description: 'Paused on caught ActionUnableToRun',
    text: 'busy',
  });
  expect(await client.request('exceptionInfo')).toMatchObject({
    exceptionId: 'ActionUnableToRun',
    description: 'busy',
    breakMode: 'always',
  });
  await client.go('stepIn');
  expect(await client.scopes()).toMatchObject({
    Payload: { error: '{"Error":"ActionUnableToRun","Cause":"busy"}' },
    Error: { Error: '"ActionUnableToRun"' },
  });
  const other = start({ mocks: busy });
  expect(await other.launch({ filters: ['uncaught'] })).toBe('terminated');
});

test('a data breakpoint stops where a state changes what the path leads to', async () => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  const { stackFrames } = await client.request('stackTrace');
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
  const { variablesReference } = scopes[0];
  const info = await client.request('dataBreakpointInfo', { variablesReference, name: 'n' });
  expect(info).toMatchObject({ dataId: '$.n', accessTypes: ['write'] });
  await client.request('setDataBreakpoints', { breakpoints: [{ dataId: '$.n' }] });
  expect(await client.go('continue')).toMatchObject({
    reason: 'data breakpoint',
    description: '$.n has changed',
  });
  expect(await client.here()).toEqual(['Take · on to More', { n: 1, added: { value: 1 } }]);
});

test('a breakpoint on the name of a state, with a star', async () => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  const { breakpoints } = await client.request('setFunctionBreakpoints', {
    breakpoints: [{ name: 'Co*' }, { name: 'Nope' }],
  });
  expect(breakpoints).toMatchObject([{ verified: true }, { verified: false }]);
  expect(await client.go('continue')).toMatchObject({ reason: 'function breakpoint' });
  expect((await client.frames())[0]).toBe('Copy');
});

test('another value in the payload: the run goes on from the state with it', async () => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  await client.go('next');
  const { stackFrames } = await client.request('stackTrace');
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
  const { variablesReference } = scopes[0];
  const answer = await client.request('setVariable', { variablesReference, name: 'n', value: '40 + 1' });
  expect(answer.value).toBe('41');
  expect(await client.stopped()).toMatchObject({ reason: 'goto' });
  expect(await client.here()).toEqual(['Add', { n: 41 }]);
  await client.request('setExpression', { expression: '$.list', value: '[{"a": 1}]' });
  await client.stopped();
  await client.request('setExpression', { expression: '$.list[0].a', value: 'null' });
  await client.stopped();
  await client.go('next');
  expect(await client.here()).toEqual(['Take', { n: 41, list: [{ a: null }], added: { value: 42 } }]);
});

test.each([
  ['$.n = 5', { n: 5 }],
  ['$.n=n + 1', { n: 1 }],
  [`$['a = b'] = "x"`, { n: 0, 'a = b': 'x' }],
])('the console changes the payload: %s', async (expression, payload) => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  await client.request('evaluate', { expression, context: 'repl' });
  expect(await client.stopped()).toMatchObject({ reason: 'goto' });
  expect(await client.evaluate('$')).toEqual(payload);
});

test.each(['n == 5', '$.n', 'n = 5'])('the console only reads: %s', async expression => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  await client.request('evaluate', { expression, context: 'repl' });
  expect(await client.evaluate('$')).toEqual({ n: 0 });
});

test('at the end of a state another value is what the next state gets', async () => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  await client.go('next');
  await client.go('stepOut');
  await client.request('setExpression', { expression: '$.added.value', value: '7' });
  await client.stopped();
  expect(await client.here()).toEqual(['Take', { n: 0, added: { value: 7 } }]);
});

test('what is no value, no path, or not of the payload is refused', async () => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  const set = (expression: string, value: string) => client.request('setExpression', { expression, value });
  await expect(set('$.n', 'nope')).rejects.toThrow('neither JSON nor an expression');
  await expect(set('n + 1', '1')).rejects.toThrow('not a path');
  await expect(set('$._context.run_id', '"x"')).rejects.toThrow('cannot be changed');
});

test('a frame can be run again, and a run sent to another state', async () => {
  const client = start();
  await client.launch({ lines: [at('"Copy": {')] });
  await client.request('setBreakpoints', { source: { path: PATH }, breakpoints: [] });
  await client.go('restartFrame', { frameId: 2 });
  expect(await client.here()).toEqual(['Add', { n: 0 }]);
  const { targets } = await client.request('gotoTargets', { ...at('"Type": "Pass", "End"') });
  expect(targets).toMatchObject([{ label: 'Stop' }]);
  expect(await client.go('goto', { targetId: targets[0].id })).toMatchObject({ reason: 'goto' });
  expect(await client.here()).toEqual(['Stop', { n: 0 }]);
  expect(await client.go('continue')).toBe('terminated');
});

test('an action without a mock asks; without an answer the run waits there', async () => {
  const answers = [undefined, { files: 9 }];
  const client = start({
    mocks: () => () => undefined,
    ask: async (effect, now) => {
      const details = answers.shift();
      return details && effect.type === 'run-action' ? [ended(effect, now, details)] : undefined;
    },
  });
  expect(await client.launch()).toMatchObject({ reason: 'pause', description: 'Copy waits for an answer' });
  await client.go('next');
  expect(await client.evaluate('$.copy.details')).toEqual({ files: 9 });
  await client.go('stepBack');
  await client.go('next');
  expect(answers).toEqual([]); // the answer is kept
});

test('a restart begins anew with the definition as it is then, and the same breakpoints', async () => {
  let text = TEXT;
  const client = new DebugClient(async () => local(text, { n: 0 }, { mocks: copying }));
  await client.launch({ lines: [at('"Add":')] });
  text = TEXT.replace('"Default": "Add"', '"Default": "Stop"');
  expect(await client.go('restart')).toBe('terminated');
  expect(client.events.filter(({ event }) => event === 'breakpoint')).toMatchObject([
    { body: { reason: 'changed', breakpoint: { id: 1, verified: true } } },
  ]);
});

test('after a restart hits are counted anew', async () => {
  const client = start();
  const seen = await client.launch({ lines: [{ ...at('"Add":'), hitCondition: '2' }] });
  expect(await client.go('restart')).toEqual(seen);
  expect(await client.evaluate('n')).toBe(1);
});

test('a run that was given up while a person was asked says nothing more', async () => {
  let answer = (_: undefined) => {};
  const asked = new Promise<undefined>(resolve => {
    answer = resolve;
  });
  const client = start({ mocks: () => () => undefined, ask: () => asked, stopOnEntry: true }, { n: 3 });
  await client.launch();
  await client.request('continue');
  await expect(client.request('next')).rejects.toThrow('The run is on its way');
  await expect(client.request('goto', { targetId: 0 })).rejects.toThrow('The run is on its way');
  await client.request('terminate');
  const told = client.events.length;
  answer(undefined);
  await asked;
  expect(client.events).toHaveLength(told);
  expect(client.events.at(-1)).toMatchObject({ event: 'terminated' });
});

test('hover, watch and console have values of paths and expressions', async () => {
  const client = start({ stopOnEntry: true });
  await client.launch();
  expect(await client.request('evaluate', { expression: '$', context: 'hover' })).toMatchObject({
    result: '{"n":0}',
    type: 'object',
  });
  expect(await client.evaluate('[n, n + 1]')).toEqual([0, 1]);
  expect(await client.evaluate('$._context.username')).toBe('ada@example.org');
  await expect(client.evaluate('$.nope')).rejects.toThrow("The path '$.nope' leads nowhere here.");
  expect(await client.request('completions', { text: '$.', column: 3 })).toEqual({
    targets: [{ label: 'n', type: 'property', start: 2, length: 0 }],
  });
});

test('secrets are not shown until they are asked for', async () => {
  const text = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}';
  const input = { _private_key: 's3cret', box: { _private: 's3cret', open: 1 } };
  const client = new DebugClient(async () => local(text, input, { stopOnEntry: true }));
  await client.launch();
  expect(JSON.stringify(await client.scopes())).not.toContain('s3cret');
  expect(await client.evaluate('_private_key')).toBe('s3cret');
});

test('a payload that is a scalar can be seen too', async () => {
  const text =
    '{"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$.n", "Next": "B"}, "B": {"Type": "Pass", "End": true}}}';
  const client = new DebugClient(async () => local(text, { n: 7 }, { stopOnEntry: true }));
  await client.launch();
  await client.go('next');
  expect(await client.scopes()).toMatchObject({ Payload: { value: '7' } });
});

test('large lists come page by page', async () => {
  const text = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}';
  const list = Array.from({ length: 1000 }, (_, i) => i);
  const client = new DebugClient(async () => local(text, { list }, { stopOnEntry: true }));
  await client.launch();
  const { variablesReference, indexedVariables } = await client.request('evaluate', { expression: '$.list' });
  expect(indexedVariables).toBe(1000);
  const { variables } = await client.request('variables', { variablesReference, start: 500, count: 2 });
  expect(variables).toMatchObject([
    { name: '[500]', value: '500', evaluateName: '$.list[500]' },
    { name: '[501]' },
  ]);
});

test('a definition that cannot run ends at once and says why', async () => {
  const client = new DebugClient(async () => local('{"StartAt": "A", "States": {}}', {}));
  expect(await client.launch()).toBe('terminated');
  expect(client.console.at(-1)).toContain('\'StartAt\' names "A", which is not a state.');
});

test('a launch that fails says why', async () => {
  const client = new DebugClient(async () => {
    throw new Error('a.input.json is not JSON.');
  });
  await expect(client.launch()).rejects.toThrow('a.input.json is not JSON.');
});
