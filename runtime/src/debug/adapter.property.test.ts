import type { DebugProtocol } from '@vscode/debugprotocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DebugAdapter } from './adapter.ts';
import { PATH } from './testing/debug-client.ts';
import { answering, local } from './testing/debuggee.ts';

const TEXT = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Action", "ActionUrl": "https://a.example", "ResultPath": "$.a", "Next": "B" },
    "B": { "Type": "Choice", "Choices": [{ "Variable": "$.n", "IsPresent": true, "Next": "C" }], "Default": "A" },
    "C": { "Type": "Pass", "Parameters": { "x.=": "n + 1" }, "ResultPath": "$.c", "End": true }
  }
}`;

const COMMANDS = [
  ...['initialize', 'launch', 'configurationDone', 'restart', 'terminate', 'disconnect', 'pause', 'threads'],
  ...['continue', 'next', 'stepIn', 'stepOut', 'stepBack', 'reverseContinue', 'goto', 'restartFrame'],
  ...['setBreakpoints', 'setFunctionBreakpoints', 'setDataBreakpoints', 'setExceptionBreakpoints'],
  ...['stackTrace', 'scopes', 'variables', 'evaluate', 'setVariable', 'setExpression', 'completions'],
  ...['exceptionInfo', 'dataBreakpointInfo', 'gotoTargets', 'breakpointLocations', 'modules', ''],
];

/** Arguments that may or may not fit the request. */
const someArguments = fc.option(
  fc.record(
    {
      threadId: fc.constant(1),
      frameId: fc.integer({ min: -1, max: 4 }),
      variablesReference: fc.integer({ min: -1, max: 9 }),
      targetId: fc.integer({ min: -1, max: 4 }),
      line: fc.integer({ min: -1, max: 9 }),
      column: fc.integer({ min: -1, max: 9 }),
      name: fc.constantFrom('n', 'a', '[0]', 'A', '*', '\\\\'),
      text: fc.constantFrom('', '$.', 'n.'),
      expression: fc.constantFrom('$', '$.n', 'n', 'n +', '$.a.details', '$[', ''),
      value: fc.constantFrom('1', '"x"', 'nope', '{', '$.n'),
      source: fc.constantFrom({ path: PATH }, {}),
      breakpoints: fc.constantFrom(
        [],
        [{ line: 5 }],
        [{ line: 5, condition: 'nope' }],
        [{ name: 'B', dataId: '$.a', line: 6, hitCondition: 'x' }],
      ),
      filters: fc.constantFrom([], ['caught', 'uncaught'], ['nope']),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

test('every request has exactly one answer, whatever is asked in whatever order', async () => {
  const requests = fc.array(fc.record({ command: fc.constantFrom(...COMMANDS), arguments: someArguments }));
  await fc.assert(
    fc.asyncProperty(requests, async all => {
      const sent: DebugProtocol.ProtocolMessage[] = [];
      const load = async () =>
        local(TEXT, { n: 1 }, { mocks: answering(call => ({ call })), stopOnEntry: true });
      const adapter = new DebugAdapter(load, message => sent.push(message));
      const begin = [{ command: 'launch' }, { command: 'configurationDone' }];
      const messages = [...begin, ...all].map((request, seq) => ({ seq, type: 'request', ...request }));
      for (const message of messages) await adapter.handle(message);
      const answers = sent.flatMap(message => ('request_seq' in message ? [message.request_seq] : []));
      expect(answers).toEqual(messages.map(({ seq }) => seq));
      expect(sent.map(({ seq }) => seq)).toEqual(sent.map((_, i) => i + 1));
    }),
    { numRuns: 300 },
  );
});
