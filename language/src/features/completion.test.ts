import { describe, expect, test } from 'vitest';
import { applyEdits } from '../json/text.ts';
import { COMPARISONS } from '../model/comparisons.ts';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { completions } from './completion.ts';

const offered = (source: string) => completions(...atCursor(source)).map(c => c.label);

/** The text after that item was taken. */
function accepted(source: string, label: string): string {
  const [document, offset] = atCursor(source);
  const item = completions(document, offset).find(c => c.label === label);
  if (!item) return `${label} is not offered`;
  const { span } = item.edit;
  expect(span.offset <= offset && offset <= span.offset + span.length).toBe(true);
  expect(document.text.slice(span.offset, span.offset + span.length)).not.toContain('\n');
  return applyEdits(document.text, [item.edit, ...(item.also ?? [])]);
}

describe('fields', () => {
  test('of the definition', () =>
    expect(offered('{ "StartAt": "A", /*|*/ }')).toEqual(['States', 'Comment']));
  test('of an empty object that nobody closed', () =>
    expect(offered('{ /*|*/')).toEqual(['StartAt', 'States', 'Comment']));
  test('of a state: not what is there, nor what it excludes; what is needed first', () => {
    expect(offered(inState('{ "Type": "Wait", "Seconds": 5, /*|*/ }'))).toEqual(['Next', 'End', 'Comment']);
    expect(offered(inState('{ "Type": "Action", "ActionUrl": "https://x", "End": true, /*|*/ }'))).toEqual([
      'Parameters',
      'InputPath',
      'ActionScope',
      'ResultPath',
      'WaitTime',
      'ExceptionOnActionFailure',
      'RunAs',
      'Catch',
      'Comment',
    ]);
    expect(offered(inState('{ "Type": "ExpressionEval", /*|*/ }')).slice(0, 2)).toEqual([
      'Parameters',
      'ResultPath',
    ]);
  });
  test('of a state without a type: the type, and what the state may become', () => {
    expect(offered(inState('{ /*|*/ }'))[0]).toBe('Type');
    expect(offered(inState('{ "Cause": "x", /*|*/ }'))).toEqual(['Type', 'Error', 'ErrorPath', 'Comment']);
  });
  test('the type may stand after the cursor', () =>
    expect(offered(inState('{ /*|*/ "Type": "Wait", "Seconds": 1, "Next": "B" }'))).toEqual(['Comment']));
  test('of a catcher and of a handler', () => {
    expect(offered(inState('{ "Type": "Action", "Catch": [{ /*|*/ }] }'))).toEqual([
      'ErrorEquals',
      'Next',
      'ResultPath',
    ]);
    expect(offered(inState('{ "Type": "Action", "Handler": { "Type": "RegisteredAPI", /*|*/ } }'))).toEqual([
      'Id',
    ]);
    expect(offered(inState('{ "Type": "Action", "Handler": { "Url": "x", /*|*/ } }'))).toEqual([
      'Type',
      'Scope',
    ]);
  });
  test('none in an object that is the author’s own, nor outside', () => {
    expect(offered(inState('{ "Type": "Pass", "Result": { "/*|*/" } }'))).toEqual([]);
    expect(offered(`${inState('{}')} /*|*/`)).toEqual([]);
    expect(offered('/*|*/')).toEqual([]);
  });
});

describe('choice rules', () => {
  const rule = (body: string) => inState(`{ "Type": "Choice", "Choices": [{ ${body} }] }`);
  test('operators come after the variable, before Next; one is enough', () => {
    expect(offered(rule('"Variable": "$.x", /*|*/'))).toEqual([...COMPARISONS.map(c => c.name), 'Next']);
    expect(offered(rule('"Variable": "$.x", "IsNull": true, /*|*/'))).toEqual(['Next']);
    expect(offered(rule('"And": [], /*|*/'))).toEqual(['Next']);
  });
  test('an operator brings the variable that it compares', () =>
    expect(accepted(rule('/*|*/'), 'IsPresent')).toBe(
      rule(`"Variable": "\\$.$1",\n"IsPresent": \${2|true,false|}`),
    ));
  test('a nested rule has no Next', () =>
    expect(offered(rule('"And": [{ "Variable": "$.x", /*|*/ }]'))).not.toContain('Next'));
  test('a whole rule, a whole catcher', () => {
    expect(accepted(inState('{ "Type": "Choice", "Choices": [/*|*/] }'), 'New rule')).toContain(
      '"Next": "$3"',
    );
    expect(accepted(inState('{ "Type": "Action", "Catch": [/*|*/] }'), 'New catcher')).toContain(
      'ErrorEquals',
    );
  });
});

describe('broken text', () => {
  const next = `"Next": "\${1|B|}"`;
  test.each([
    ['in quotes', '"Ne/*|*/"', next],
    ['a quote missing at the end', '"Ne/*|*/', next],
    ['without quotes', 'Ne/*|*/', next],
    ['nothing typed', '/*|*/', next],
    ['the key has its value', '"/*|*/": "B"', '"Next": "B"'],
    ['the key has its colon', '"Ne/*|*/": ', '"Next": '],
  ])('%s', (_, typed, written) => {
    const body = (text: string) => inState(`{\n  "Type": "Pass",\n  ${text}\n}`);
    expect(accepted(body(typed), 'Next')).toBe(body(written));
  });
  test('before another member a comma is added, and the member still counts', () => {
    const body = (text: string) => inState(`{\n  ${text}\n  "Type": "Wait"\n}`);
    for (const typed of ['"Sec/*|*/', 'Sec/*|*/', '"Sec/*|*/"', '/*|*/'])
      expect(accepted(body(typed), 'Seconds')).toBe(body(`"Seconds": \${1:60},`));
  });
  test('a comma that is missing before it is added', () => {
    const body = (text: string) => inState(`{\n  "Type": "Pass"${text}\n}`);
    expect(accepted(body('\n  "E/*|*/"'), 'End')).toBe(body(',\n  "End": true'));
    expect(accepted(body('\n  /*|*/'), 'End')).toBe(body(',\n  "End": true'));
  });
  test('right behind a value nothing is offered', () =>
    expect(offered(inState('{ "Type": "Pass"/*|*/ }'))).toEqual([]));
  test('in a text that ends there', () => {
    const cut =
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Wait", "';
    expect(offered(`${cut}/*|*/`)).toContain('Seconds');
    expect(offered(`${cut}Next": "/*|*/`)).toEqual(['A', 'B', 'New state “NewState”']);
  });
  test('a value whose quote is missing does not take the rest of its line', () => {
    const body = (text: string) => inState(`{\n  "Type": "Pass",\n  "Next": ${text},\n  "Comment": "x"\n}`);
    expect(accepted(body('"x/*|*/'), 'B')).toBe(body('"B"'));
    expect(accepted(body('x/*|*/'), 'B')).toBe(body('"B"'));
  });
  test('in comments nothing', () => expect(offered(inState('{ // /*|*/ x\n }'))).toEqual([]));
  test('never throws, wherever the text ends', () => {
    const whole = inState(
      '{ "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.x" }], "Next": "B" }] }',
    );
    for (let end = 0; end <= whole.length; end++)
      for (const tail of ['', '"', ' ', ',', ':'])
        expect(() => offered(`${whole.slice(0, end)}${tail}/*|*/`)).not.toThrow();
  });
});

describe('values', () => {
  test('all eight types', () => expect(offered(inState('{ "Type": "/*|*/" }'))).toHaveLength(8));
  test('state names wherever a state is named; the state itself last', () => {
    const names = (source: string) => offered(source).filter(label => !label.startsWith('New state'));
    expect(names(inState('{ "Type": "Pass", "Next": "/*|*/" }'))).toEqual(['B', 'A']);
    expect(names(inState('{ "Type": "Pass", "Next": /*|*/ }'))).toEqual(['B', 'A']);
    expect(names('{ "StartAt": "/*|*/", "States": { "A": { "Type": "Fail" } } }')).toEqual(['A']);
    expect(names(inState('{ "Type": "Choice", "Default": "/*|*/" }'))).toEqual(['B', 'A']);
    expect(names(inState('{ "Type": "Choice", "Choices": [{ "Next": "/*|*/" }] }'))).toEqual(['B', 'A']);
    expect(names(inState('{ "Type": "Action", "Catch": [{ "Next": "/*|*/" }] }'))).toEqual(['B', 'A']);
    expect(accepted(inState('{ "Type": "Pass", "Next": "x/*|*/" }'), 'B')).toBe(
      inState('{ "Type": "Pass", "Next": "B" }'),
    );
  });
  test('a new state, by the name that is typed, is written behind the one at hand', () => {
    const source =
      '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "Next": "Don/*|*/" },\n    "B": { "Type": "Fail" }\n  }\n}';
    expect(accepted(source, 'New state “Don”')).toBe(
      source
        .replace('Don/*|*/', 'Don')
        .replace(
          '},\n    "B"',
          '},\n    "Don": {\n      "Type": "Pass",\n      "End": true\n    },\n    "B"',
        ),
    );
    const open = source.replace('"Don/*|*/" }', '/*|*/');
    expect(accepted(open, 'New state “NewState”')).toContain('"Next": "NewState"');
    expect(offered(inState('{ "Type": "Pass", "Next": "B/*|*/" }'))).toEqual(['B', 'A']);
    const start = '{ "StartAt": "X/*|*/", "States": { "A": { "Type": "Fail" } } }';
    expect(accepted(start, 'New state “X”')).toBe(
      '{ "StartAt": "X", "States": { "A": { "Type": "Fail" },\n"X": {\n  "Type": "Pass",\n  "End": true\n} } }',
    );
    expect(completions(...atCursor(start)).filter(item => item.followsTyping)).toHaveLength(1);
  });
  test('action URLs by title, none that is retired', () => {
    const source = inState('{ "Type": "Action", "ActionUrl": "/*|*/" }');
    expect(offered(source)).toHaveLength(18);
    expect(accepted(source, 'Transfer: Transfer Task')).toContain(
      '"ActionUrl": "https://transfer.actions.globus.org/transfer"',
    );
    const handler = inState('{ "Type": "Action", "Handler": { "Type": "ActionProvider", "Url": "/*|*/" } }');
    expect(offered(handler)).toHaveLength(18);
    const [item] = completions(...atCursor(source));
    expect(item?.filterText).toContain(item?.edit.newText.slice(0, -1));
  });
  test('exceptions, also without their array, and none twice', () => {
    const names = (json: string) => inState(`{ "Type": "Action", "Catch": [{ "ErrorEquals": ${json} }] }`);
    expect(offered(names('["/*|*/"]'))).toContain('ActionTimeout');
    expect(offered(names('["ActionTimeout", "/*|*/"]'))).not.toContain('ActionTimeout');
    expect(accepted(names('/*|*/'), 'States.ALL')).toBe(names('["States.ALL"]'));
  });
  test('RunAs, handler types, truth values, a place for the result', () => {
    expect(offered(inState('{ "Type": "Action", "RunAs": "/*|*/" }'))).toEqual(['User', 'Flow']);
    expect(offered(inState('{ "Type": "Action", "Handler": { "Type": "/*|*/" } }'))).toEqual([
      'ActionProvider',
      'RegisteredAPI',
    ]);
    expect(offered(inState('{ "Type": "Pass", "End": /*|*/ }'))).toEqual(['true']);
    expect(offered(inState('{ "Type": "Action", "ExceptionOnActionFailure": t/*|*/ }'))).toEqual([
      'true',
      'false',
    ]);
    expect(offered(inState('{ "Type": "Pass", "ResultPath": "/*|*/" }'))).toEqual(['$.A']);
  });
  test('rules that a Comment can suppress: those that find something there, and none twice', () => {
    const state = (comment: string) =>
      inState(`{ "Type": "Wait", "Comment": "${comment}", "Seconds": 5, "Sekonds": 5, "Next": "X" }`);
    expect(offered(state('gflow-ignore /*|*/'))).toEqual(['unknown-field', 'unknown-state']);
    expect(offered(state('gflow-ignore unknown-field, unk/*|*/: because'))).toEqual(['unknown-state']);
    expect(accepted(state('gflow-ignore unk/*|*/'), 'unknown-state')).toBe(
      state('gflow-ignore unknown-state'),
    );
    expect(offered(state('no gflow-ignored /*|*/'))).toEqual([]);
    expect(offered('{ "Comment": "gflow-ignore /*|*/", "StartAt": "Nope", "States": {} }')).toContain(
      'unknown-state',
    );
  });
  test('nothing where anything may stand', () =>
    expect(offered(inState('{ "Type": "Pass", "Comment": "/*|*/" }'))).toEqual([]));
});

describe('new states', () => {
  const source = '{ "StartAt": "Copy", "States": {\n  /*|*/\n  "A": { "Type": "Fail" } } }';
  test('the names that are used, then one of each type, then one for each provider', () => {
    const [first, ...rest] = offered(source);
    expect([first, rest[7], rest[8]]).toEqual([
      'Copy',
      'New AwaitWebInput state',
      'New Action state: DataCite DOI Mint',
    ]);
    expect(rest.slice(8).every(label => label.startsWith('New Action state: '))).toBe(true);
  });
  test('with a comma to the next, and what the type needs', () =>
    expect(accepted(source, 'New Wait state')).toContain(
      `"\${1:Copy}": {\n\t"Type": "Wait",\n\t"Seconds": \${2:60},\n\t"End": true\n},`,
    ));
  test('a declared name is completed without its body', () =>
    expect(accepted('{ "StartAt": "Copy", "States": { "C/*|*/": { "Type": "Fail" } } }', 'Copy')).toBe(
      '{ "StartAt": "Copy", "States": { "Copy": { "Type": "Fail" } } }',
    ));
});

describe('provider parameters', () => {
  const action = (body: string, url = 'https://transfer.actions.globus.org/transfer') =>
    inState(`{ "Type": "Action", "ActionUrl": "${url}", "Parameters": ${body} }`);
  test('required first, as a path, a constant and an expression; none twice', () => {
    const names = offered(action('{ "label.$": "$.x", /*|*/ }'));
    expect(names.slice(0, 4)).toEqual([
      'All required parameters',
      ...['source_endpoint.$', 'source_endpoint', 'source_endpoint.='],
    ]);
    expect(accepted(action('{ /*|*/ }'), 'All required parameters')).toContain(
      '"source_endpoint.\\$": "\\$.$1",\n"destination_endpoint.\\$": "\\$.$2",\n"DATA": [$3]',
    );
    expect(names).not.toContain('label');
    expect(accepted(action('{ /*|*/ }'), 'DATA.$')).toContain('"DATA.\\$": "\\$.$1"');
  });
  test('of array elements and of alternatives', () => {
    expect(offered(action('{ "DATA": [{ "source_path.$": "$.x", /*|*/ }] }'))).toEqual(
      expect.arrayContaining(['destination_path.$', 'recursive']),
    );
    const notify = '{ "send_credentials": [{ "credential_value": { /*|*/ } }] }';
    expect(offered(action(notify, 'https://actions.globus.org/notification/notify'))).toEqual(
      expect.arrayContaining(['hostname', 'region_name']),
    );
  });
  test('of a handler', () =>
    expect(
      offered(
        inState(
          '{ "Type": "Action", "Handler": { "Type": "ActionProvider", "Url": "https://transfer.actions.globus.org/ls" }, "Parameters": { /*|*/ } }',
        ),
      ),
    ).toContain('endpoint_id.$'));
  test('values that the provider allows; the names to hide', () => {
    expect(offered(action('{ "encrypt_data": /*|*/ }'))).toEqual(['true', 'false']);
    expect(
      offered(action('{ "operation": "/*|*/" }', 'https://transfer.actions.globus.org/manage_permission')),
    ).toContain('CREATE');
    expect(offered(action('{ "token.$": "$.t", "__Private_Parameters": ["/*|*/"] }'))).toEqual(['token']);
  });
  test('what else is needed once an operation is chosen, or one of two groups begun', () => {
    const required = (body: string, url: string) =>
      completions(...atCursor(action(body, url)))
        .filter(({ detail }) => detail === 'required')
        .map(({ label }) => label)
        .filter(label => !label.includes('.'));
    const permission = 'https://transfer.actions.globus.org/manage_permission';
    expect(required('{ /*|*/ }', permission)).toEqual(['operation', 'endpoint_id']);
    expect(required('{ "operation": "DELETE", /*|*/ }', permission)).toEqual(['endpoint_id', 'rule_id']);
    const compute = 'https://compute.actions.globus.org';
    expect(required('{ "function.$": "$.f", /*|*/ }', compute)).toEqual(['endpoint']);
    expect(accepted(action('{ /*|*/ }', compute), 'All required parameters')).toContain(
      '"endpoint.\\$": "\\$.$1",\n"function.\\$": "\\$.$2"',
    );
  });
  test('constants: numbers, defaults, truth values and lists too', () => {
    expect(offered(action('{ "sync_level": /*|*/ }'))).toEqual(['0', '1', '2', '3', 'null']);
    expect(offered(action('{ "filter_rules": [{ "method": "/*|*/" }] }'))).toEqual(['include', 'exclude']);
    const [first, ...others] = completions(
      ...atCursor(action('{ "create_queue": /*|*/ }', 'https://compute.actions.globus.org/v3')),
    );
    expect([first?.label, first?.detail, others.map(({ label }) => label)]).toEqual([
      'false',
      'the default',
      ['true'],
    ]);
    expect(accepted(action('{ "DATA": /*|*/ }'), '[ … ]')).toContain('"DATA": [\n\t{ $1 }\n]');
  });
  test('principals wherever one belongs: URNs whose id is still to be typed, and the words for everybody', () => {
    const ingest = 'https://actions.globus.org/search/ingest';
    expect(offered(action('{ "visible_to": ["/*|*/"] }', ingest))).toEqual([
      'urn:globus:auth:identity:',
      'urn:globus:groups:id:',
      'public',
      'all_authenticated_users',
    ]);
    const ask = (body: string) => inState(`{ "Type": "CreateWebInput", "Parameters": { ${body} } }`);
    expect(offered(ask('"RespondentUrns": [/*|*/]'))).toEqual([
      'urn:globus:auth:identity:',
      'urn:globus:groups:id:',
    ]);
    expect(accepted(ask('"ViewerUrns": ["/*|*/"]'), 'urn:globus:groups:id:')).toBe(
      ask('"ViewerUrns": ["urn:globus:groups:id:$1"]'),
    );
  });
  test('of web inputs', () => {
    const body = (type: string, text: string) => inState(`{ "Type": "${type}", "Parameters": { ${text} } }`);
    expect(offered(body('CreateWebInput', '/*|*/')).slice(0, 3)).toEqual([
      'All required parameters',
      'InputType.$',
      'InputType',
    ]);
    expect(offered(body('CreateWebInput', '"Context": { "PresentationStyle": "/*|*/" }'))).toEqual([
      'Table',
      'Text',
    ]);
    expect(offered(body('AwaitWebInput', '/*|*/'))).toContain('web_input_id.$');
  });
  test('of a provider that is not known: only what Flows itself knows', () =>
    expect(offered(action('{ /*|*/ }', 'https://example.org/ap'))).toEqual(['__Private_Parameters']));
});
