import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../../document/flow-document.ts';
import { knowledgeOf } from '../../document/knowledge.ts';
import { applyEdits } from '../../json/text.ts';
import { readFixture } from '../../testing/fixture.ts';
import { completions } from '../completion.ts';
import { INSIDE } from './path-values.ts';

const SCHEMA = JSON.stringify({
  type: 'object',
  required: ['source'],
  properties: {
    source: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, 'odd name': {} } },
    label: { type: 'string', description: 'How to call it.' },
    files: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  },
  additionalProperties: false,
});

const STAT = 'https://transfer.actions.globus.org/stat';

/** A flow of which one way makes `look`, and the other does not; the cursor is in the last state. */
function flow(body: string): string {
  return `{
  "StartAt": "Ask",
  "States": {
    "Ask": { "Type": "Choice", "Choices": [{ "Variable": "$.label", "IsPresent": true, "Next": "Look" }], "Default": "Here" },
    "Look": { "Type": "Action", "ActionUrl": "${STAT}", "Parameters": { "endpoint_id.$": "$.source.id", "path": "/" }, "ResultPath": "$.look", "Next": "Here" },
    "Here": ${body}
  }
}`;
}

function opened(source: string): { document: FlowDocument; offset: number } {
  const { main } = readFixture(source);
  const knowledge = knowledgeOf({ uri: 'file:///schema.json', text: SCHEMA });
  return {
    document: new FlowDocument('file:///a.flow.json', main.text, knowledge),
    offset: main.cursor ?? 0,
  };
}

function offered(source: string) {
  const { document, offset } = opened(source);
  return completions(document, offset);
}

const labels = (source: string) => offered(source).map(({ label }) => label);

/** The line with the cursor after an item was taken. */
function taken(source: string, label: string): string {
  const { document, offset } = opened(source);
  const item = completions(document, offset).find(own => own.label === label);
  if (!item) return `${label} is not offered`;
  const text = applyEdits(document.text, [item.edit]);
  return (/"Here": (.*)/.exec(text)?.[1] ?? '').trim();
}

const read = (value: string) => flow(`{ "Type": "Pass", "InputPath": ${value}, "End": true }`);
const expression = (text: string) =>
  flow(`{ "Type": "ExpressionEval", "Parameters": { "x.=": "${text}" }, "ResultPath": "$.x", "End": true }`);

describe('paths', () => {
  test('to what is there on every route first, then to what may be missing, last to the context', () => {
    const found = offered(read('"$./*|*/"'));
    expect(found.map(({ label, source, detail }) => [label, source, detail])).toEqual([
      ['$.source', 'run input', undefined],
      ['$.files', 'run input', 'may be left out'],
      ['$.label', 'run input', 'missing on some routes'],
      ['$.look', 'result of “Look”', 'missing on some routes'],
      ['$._context', 'context of the run', undefined],
    ]);
    expect(found[2]?.documentation).toBe('How to call it.');
  });

  test('step by step, whatever is typed of one', () => {
    expect(labels(read('"$.source./*|*/"'))).toEqual(['$.source.id', "$.source['odd name']"]);
    expect(labels(read('"$.source.i/*|*/"'))).toEqual(['$.source.id', "$.source['odd name']"]);
    expect(taken(read('"$.source.i/*|*/"'), '$.source.id')).toContain('"InputPath": "$.source.id"');
    expect(taken(read('"$.so/*|*/urce.id"'), '$.files')).toContain('"InputPath": "$.files.id"');
    expect(taken(read('"$.source./*|*/"'), "$.source['odd name']")).toContain(
      `"InputPath": "$.source['odd name']"`,
    );
    expect(taken(read('"/*|*/"'), '$.source')).toContain('"InputPath": "$.source"');
    expect(taken(read('/*|*/'), '$.source')).toContain('"InputPath": "$.source"');
    expect(labels(read('"$._context.token_info./*|*/"'))).toContain('$._context.token_info.exp');
  });

  test('into elements', () => {
    expect(labels(read('"$.files/*|*/"'))).toContain('$.files');
    expect(labels(read('"$.files[0]./*|*/"'))).toEqual(['$.files[0].name']);
    expect(labels(read('"$.files[*]./*|*/"'))).toEqual(['$.files[*].name']);
  });

  test('wherever one may stand', () => {
    const everywhere = ['$.source', '$.files', '$.label', '$.look', '$._context'];
    for (const body of [
      '{ "Type": "Pass", "Parameters": { "a": [{ "x.$": "$./*|*/" }] }, "End": true }',
      '{ "Type": "Wait", "SecondsPath": "/*|*/", "End": true }',
      '{ "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$./*|*/" }], "Next": "Ask" }] }',
    ])
      expect(labels(flow(body)), body).toEqual(everywhere);
  });

  test('by what is compared: what does not fit itself last, for what is in it', () => {
    const body =
      '{ "Type": "Choice", "Choices": [{ "Variable": "$.a", "StringEqualsPath": "/*|*/", "Next": "Ask" }] }';
    const found = offered(flow(body)).map(({ label, detail }) => [label, detail]);
    expect(found[0]).toEqual(['$.label', 'missing on some routes']);
    expect(found).toContainEqual(['$.files', INSIDE]);
  });

  test('nowhere else', () => {
    for (const body of [
      '{ "Type": "Pass", "Parameters": { "x": "$./*|*/" } }',
      '{ "Type": "Pass", "Comment": "$./*|*/" }',
      '{ "Type": "Pass", "InputPath": "$.a[?(@./*|*/" }',
    ])
      expect(
        labels(flow(body)).filter(label => label.includes('look')),
        body,
      ).toEqual([]);
  });

  test('in a text that is broken', () => {
    expect(labels(flow('{ "Type": "Pass", "InputPath": "$./*|*/'))).toContain('$.source');
    expect(labels(flow('{ "Type": "Pass", "Parameters": { "x.$": "$.source./*|*/'))).toContain('$.source.id');
  });
});

describe('expressions', () => {
  test('begin with values, functions or words', () => {
    const found = labels(expression('/*|*/'));
    expect(found.slice(0, 2)).toEqual(['source', 'files']);
    expect(found).toEqual(expect.arrayContaining(['look', 'is_present', 'getattr', 'None', 'not']));
    expect(labels(expression('1 + sou/*|*/'))).toContain('source');
    expect(taken(expression('1 + sou/*|*/'), 'source')).toContain('"1 + source"');
    expect(taken(expression('l/*|*/'), 'len')).toContain('"len($1)"');
  });

  test('go on by what a value has, and by the methods of its type', () => {
    expect(labels(expression('source./*|*/'))).toEqual(expect.arrayContaining(['id', 'get', 'keys']));
    expect(labels(expression('source.id.rst/*|*/'))).toContain('rstrip');
    expect(labels(expression('source.id.rst/*|*/'))).not.toContain('append');
    expect(taken(expression("'a' + source.id.rst/*|*/ + 'b'"), 'rstrip')).toContain(
      `"'a' + source.id.rstrip($1) + 'b'"`,
    );
  });

  test('have paths in back-quotes, and in quotes where a function takes one', () => {
    expect(labels(expression('`$.source./*|*/`'))).toContain('$.source.id');
    expect(labels(expression("is_present('loo/*|*/')"))).toContain('look');
    expect(labels(expression("getattr('source./*|*/', 0)"))).toEqual(['source.id']);
    expect(labels(expression("len('sou/*|*/')"))).toEqual([]);
  });

  test('go on behind a value by the operators of its type, and by no name', () => {
    for (const text of ['1 /*|*/', 'source /*|*/', "'a'/*|*/", '(1) /*|*/', 'None /*|*/'])
      expect(
        labels(expression(text)).filter(label => /^[a-z]+$/.test(label)),
        text,
      ).toEqual(['and', 'or', 'if', 'in', 'is']);
    expect(labels(expression("'a' /*|*/"))).toEqual(expect.arrayContaining(['+', '==', 'in', '<']));
    expect(labels(expression("'a' /*|*/"))).not.toContain('-');
    expect(labels(expression('source if label /*|*/'))).toContain('else');
    expect(labels(expression('source /*|*/'))).not.toContain('else');
    expect(labels(expression('[f /*|*/'))).toContain('for');
    expect(labels(expression('[f for f /*|*/'))).toEqual(['in']);
    expect(taken(expression("'a'/*|*/ + 'b'"), '+')).toContain(`"'a' +  + 'b'"`);
    expect(taken(expression('source.id /*|*/'), 'if')).toContain('"source.id if $1 else $2"');
  });

  test('go on behind an element, a call and a loop variable by what these are', () => {
    expect(labels(expression('files[0]./*|*/'))).toEqual(expect.arrayContaining(['name', 'get']));
    expect(labels(expression("source.id.split('/')[0]./*|*/"))).toEqual(expect.arrayContaining(['upper']));
    expect(labels(expression('pathsplit(source.id)./*|*/'))).toContain('append');
    expect(labels(expression('pathsplit(source.id)./*|*/'))).not.toContain('upper');
    expect(labels(expression('[f./*|*/ for f in files]'))).toContain('name');
    expect(labels(expression('[f.name for f in files if /*|*/]'))).toEqual(
      expect.arrayContaining(['f', 'files']),
    );
    expect(labels(expression('len(files[0]./*|*/'))).toContain('name');
    expect(labels(expression("'a' + (source.id./*|*/"))).toContain('upper');
    expect(labels(expression("f'{source./*|*/}'"))).toContain('id');
    expect(labels(expression("f'{sou/*|*/'"))).toContain('source');
    expect(labels(expression("f'sou/*|*/'"))).toEqual([]);
  });

  test('have names in quotes where one is asked for, and values that something can have', () => {
    expect(labels(expression("source['/*|*/']"))).toEqual(['id', 'odd name']);
    expect(labels(expression("source.get('/*|*/')"))).toEqual(['id', 'odd name']);
    expect(labels(expression("files[0]['/*|*/"))).toEqual(['name']);
    expect(labels(expression("look.status == '/*|*/'"))).toEqual(['SUCCEEDED', 'FAILED']);
    expect(labels(expression('look.status == /*|*/')).slice(0, 2)).toEqual(["'SUCCEEDED'", "'FAILED'"]);
    expect(labels(expression('source.id.split(/*|*/)')).slice(0, 2)).toEqual(['sep=', 'maxsplit=']);
  });

  test('reach by a subscript what no dot leads to', () =>
    expect(taken(expression('source.o/*|*/'), 'odd name')).toContain(`"source['odd name']"`));
});

describe('choice rules', () => {
  const rule = (body: string) => flow(`{ "Type": "Choice", "Choices": [{ ${body} }], "Default": "Ask" }`);

  test('compare by what the value can be', () => {
    const found = labels(rule('"Variable": "$.source.id", /*|*/'));
    expect(found).toEqual(
      expect.arrayContaining(['StringEquals', 'TimestampEquals', 'IsPresent', 'StringEqualsPath']),
    );
    expect(found.filter(name => /^(?:Numeric|Boolean)/.test(name))).toEqual([]);
    expect(labels(rule('"Variable": "$.source[\'odd name\']", /*|*/'))).toContain('NumericEquals');
  });

  test('compare with the values that it can have', () =>
    expect(labels(rule('"Variable": "$.look.status", "StringEquals": "/*|*/"'))).toEqual(
      expect.arrayContaining(['SUCCEEDED']),
    ));
});

test('a result goes under the name of its state, or replaces what is there', () => {
  const found = offered(flow('{ "Type": "Pass", "ResultPath": "/*|*/", "End": true }'));
  expect(found.slice(0, 2).map(({ label, detail }) => [label, detail])).toEqual([
    ['$.Here', 'named as the state'],
    ['$.source', 'replaces the run input'],
  ]);
  expect(found.map(({ label }) => label)).not.toContain('$._context');
});

test('what the document knows is not lost to the text that is looked at', () => {
  const { document, offset } = opened(
    flow('{ "Type": "Wait", "SecondsPath": "$.source./*|*/", "End": true }'),
  );
  const { payload } = document.facts;
  completions(document, offset);
  const next = document.edited({ span: { offset, length: 0 }, newText: 'id' });
  expect(next.facts.payload).toBe(payload);
});
