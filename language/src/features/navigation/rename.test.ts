import { describe, expect, test } from 'vitest';
import { renamed, whyFixed } from './testing/open-files.ts';

/** A definition with these members of its first state, which the second follows. */
const flow = (first: string, second = '"Type": "Pass", "End": true') =>
  `{ "StartAt": "A", "States": { "A": { ${first}, "Next": "B" }, "B": { ${second} } } }`;
const pass = (parameters: string) => `"Type": "Pass", "Parameters": { ${parameters} }, "ResultPath": "$.out"`;
const expression = (text: string) => flow(pass(`"x.=": "${text}"`));
const path = (text: string) => flow(pass(`"x.$": "${text}"`));

/** The definition after a rename, or why there is none. */
async function textAfter(source: string, to: string): Promise<string | undefined> {
  const result = await renamed(source, to);
  return typeof result === 'string' ? `refused: ${result}` : result.get('main.flow.json');
}

describe('a key in a JSONPath', () => {
  test.each([
    ['$.a/*|*/b.c', 'z', '$.z.c'],
    ['$.ab./*|*/c', 'z', '$.ab.z'],
    ['$.a/*|*/b.c', 'x y', "$['x y'].c"],
    ["$['a/*|*/ b'].c", 'z', '$.z.c'],
    ["$['a/*|*/ b'].c", "it's", "$['it\\\\'s'].c"],
    ["$['a/*|*/b'].c", 'z', "$['z'].c"],
    ['$[\\"a/*|*/ b\\"].c', 'x y', '$[\\"x y\\"].c'],
    ['$.list[0].n/*|*/ame', 'title', '$.list[0].title'],
    ['$.ab/*|*/[0].name', 'z', '$.z[0].name'],
    ['$.a/*|*/b', 'user-id', '$.user-id'],
    ['$.a/*|*/b', 'größe', '$.größe'],
    ['$.a/*|*/b', 'say "hi"', '$[\'say \\"hi\\"\']'],
  ])('%s to %s', async (text, to, expected) => {
    expect(await textAfter(path(text), to)).toBe(path(expected));
  });
});

describe('a key in an expression', () => {
  test.each([
    ['a/*|*/b + 1', 'z', 'z + 1'],
    ['ab./*|*/c', 'z', 'ab.z'],
    ['a/*|*/b.c', 'user-id', '`$.user-id`.c'],
    ['a/*|*/b.c', 'class', '`$.class`.c'],
    ['ab./*|*/c + ab.c', 'x y', "ab['x y'] + ab['x y']"],
    ['ab./*|*/c', 'items', "ab['items']"],
    ["ab['/*|*/x y']", 'z', 'ab.z'],
    ["ab['/*|*/c']", 'z', "ab['z']"],
    ["ab.get('/*|*/c', 1)", 'z', "ab.get('z', 1)"],
    ["is_present('ab./*|*/c')", 'z', "is_present('ab.z')"],
    ["getattr('a/*|*/b.c', 0)", 'z', "getattr('z.c', 0)"],
    ['`$.a/*|*/b.c`', 'z', '`$.z.c`'],
    ['`$.a/*|*/b.c`', 'x y', "`$['x y'].c`"],
    ['`$.user-/*|*/id`', 'user', 'user'],
    ['[f.name for f in a/*|*/b]', 'z', '[f.name for f in z]'],
    ['[f.na/*|*/me for f in ab]', 'z', '[f.z for f in ab]'],
    ['ab[0]./*|*/c', 'z', 'ab[0].z'],
    ["f'{a/*|*/b}'", 'z', "f'{z}'"],
  ])('%s to %s', async (text, to, expected) => {
    expect(await textAfter(expression(text), to)).toBe(expression(expected));
  });

  test.each([
    ["is_present('a/*|*/b')", 'x.y'],
    ["is_present('a/*|*/b')", "it's"],
    ['[x + a/*|*/b for x in list]', 'x'],
    ['a/*|*/b', 'true'],
    ['`$.a/*|*/b.c`', 'a`b'],
  ])('%s cannot become %s', async (text, to) => {
    expect(await textAfter(expression(text), to)).toMatch(
      /^refused: .*(cannot be written|mean something else)/,
    );
  });
});

test('a key is renamed wherever it is read and written', async () => {
  const source = (name: string, at = name) => `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": { "echo_string.$": "$.${name}.text", "sleep_time.=": "${name}.time" },
      "ResultPath": "$.${at}.hello",
      "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.${name}.error", "Next": "Look" }],
      "Next": "Look"
    },
    "Look": {
      "Type": "Choice",
      "Choices": [{ "And": [{ "Variable": "$.${name}.text", "StringEqualsPath": "$.${name}.other" }], "Next": "Wait" }],
      "Default": "Wait"
    },
    "Wait": { "Type": "Wait", "SecondsPath": "$.${name}.time", "Next": "Done" },
    "Done": { "Type": "Pass", "InputPath": "$.${name}.text", "ResultPath": "$.text", "End": true }
  }
}
// -- schema.json
{
  "required": ["${name}"],
  "propertyOrder": ["${name}"],
  "properties": { "${name}": { "type": "object" }, "other": {} },
  "dependentRequired": { "other": ["${name}"] },
  "examples": [{ "${name}": { "text": "${name}" } }]
}
// -- main.input.json
{ "${name}": { "text": "a" } }
// -- main.flowtest.json
{
  "flowtest": 1,
  "flow": "main.flow.json",
  "cases": [
    {
      "name": "a",
      "input": { "${name}": {} },
      "expect": {
        "output": { "$.${name}.text": "a", "$": { "${name}": {} }, "$.x": { "$eq": 1 } },
        "path": [{ "state": "Copy", "input": { "$.${name}": {} } }],
        "redacted": ["$.${name}.secret"]
      }
    }
  ]
}`;
  const result = await renamed(source('job', 'j/*|*/ob'), 'task');
  const texts = typeof result === 'string' ? result : [...result.values()].join('\n');
  expect(texts).toBe(
    source('task')
      .replace(/^\/\/ -- .*\n/gm, '')
      .replace('"text": "task"', '"text": "job"'),
  );
});

test('from any of the files', async () => {
  const source = (
    definition: string,
    schema: string,
    input: string,
    flowtest: string,
  ) => `${path(`$.${definition}`)}
// -- schema.json
{ "properties": { "${schema}": {} } }
// -- main.input.json
{ "${input}": 1 }
// -- main.flowtest.json
{ "flowtest": 1, "flow": "main.flow.json", "cases": [{ "name": "a", "input": { "${flowtest}": 1 } }] }`;
  const expected = [...source('z', 'z', 'z', 'z').matchAll(/\bz\b/g)].length;
  for (const at of [0, 1, 2, 3]) {
    const [a = '', b = '', c = '', d = ''] = ['job', 'job', 'job', 'job'].with(at, 'j/*|*/ob');
    const result = await renamed(source(a, b, c, d), 'z');
    const texts = typeof result === 'string' ? result : [...result.values()].join('\n');
    expect(texts.match(/\bz\b/g)).toHaveLength(expected);
    expect(texts).not.toContain('job');
  }
});

describe('a key with several paths', () => {
  test('a copy keeps its keys', async () => {
    const source = (name: string, at = name) =>
      flow(
        '"Type": "Pass", "InputPath": "$.job", "ResultPath": "$.saved"',
        `"Type": "Pass", "Parameters": { "x.$": "$.job.${at}", "y.$": "$.saved.${name}" }, "ResultPath": "$.o", "End": true`,
      );
    expect(await textAfter(source('id', 'i/*|*/d'), 'key')).toBe(source('key'));
  });

  test('the keys of what a Pass makes', async () => {
    const source = (name: string, at = name) =>
      flow(
        `"Type": "Pass", "Parameters": { "${at}.$": "$.a", "__Private_Parameters": ["${name}"] }, "ResultPath": "$.saved"`,
        `"Type": "Pass", "Parameters": { "y.$": "$.saved.${name}" }, "ResultPath": "$.o", "End": true`,
      );
    expect(await textAfter(source('id', 'i/*|*/d'), 'key')).toBe(source('key'));
  });

  test('one schema for two properties', async () => {
    const source = (name: string, at = name) => `${flow(pass(`"x.$": "$.from.${at}", "y.$": "$.to.${name}"`))}
// -- schema.json
{ "properties": { "from": { "$ref": "#/definitions/end" }, "to": { "$ref": "#/definitions/end" } }, "definitions": { "end": { "properties": { "${name}": {} } } } }`;
    expect(await textAfter(source('id', 'i/*|*/d'), 'key')).toBe(source('key').split('\n')[0]);
  });
});

describe('refused', () => {
  const action = (url: string, more: string) =>
    `"Type": "Action", "ActionUrl": "https://actions.globus.org/${url}", ${more}`;
  const done = (parameters: string) =>
    `"Type": "Pass", "Parameters": { ${parameters} }, "ResultPath": "$.o", "End": true`;
  test.each([
    ['what Globus Flows sets', path('$._context.run/*|*/_id'), 'itself names'],
    ['the tokens of roles', path('$._tokens.ro/*|*/le'), 'tokens of roles'],
    [
      'what a provider answers',
      flow(action('hello_world', '"Parameters": {}, "ResultPath": "$.H"'), done('"x.$": "$.H.det/*|*/ails"')),
      'action of state “A”',
    ],
    [
      'what took the place of the payload',
      flow(action('hello_world', '"Parameters": {}'), done('"x.$": "$.det/*|*/ails.a"')),
      'action of state “A”',
    ],
    [
      'what is sent as a whole',
      flow(
        action('hello_world', '"InputPath": "$.job", "ResultPath": "$.H"'),
        done('"x.$": "$.job.i/*|*/d"'),
      ),
      'passes “$.job” on',
    ],
    ['what an expression takes whole', expression('str(job) + job.i/*|*/d'), 'passes “$.job” on'],
    [
      'what an expression makes',
      flow(pass('"x.=": "make(job)"'), done('"y.$": "$.out.x.a/*|*/b"')),
      'an expression',
    ],
    [
      'a wildcard',
      flow(pass('"x.$": "$.job.*.id", "y.$": "$.job.a/*|*/b.id"')),
      'computed name or a wildcard',
    ],
    ['any depth', flow(pass('"x.$": "$.job..id", "y.$": "$.job.a/*|*/b"')), 'passes “$.job” on'],
    ['an element as a whole', expression('[str(f) + f.na/*|*/me for f in list]'), 'passes “$.list” on'],
    ['a computed name', expression('job[name] + job.a/*|*/b'), 'computed name or a wildcard'],
    ['a key of nobody knows what', expression('job[name].a/*|*/b'), 'computed name or a wildcard'],
    [
      'an error',
      flow(
        action(
          'hello_world',
          '"Parameters": {}, "ResultPath": "$.H", "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.E", "Next": "B" }]',
        ),
        done('"x.$": "$.E.Ca/*|*/use"'),
      ),
      'an error in state',
    ],
    ['a broken text', `${path('$.a/*|*/b').slice(0, -1)}, }}`, 'syntax errors'],
    ['the name of a field', flow('"Type": "P/*|*/ass"'), 'nothing to rename'],
  ])('%s', async (_, source, reason) => {
    expect(await whyFixed(source)).toContain(reason);
  });

  test('what a picker fills in', async () => {
    const source = `${path('$.source.i/*|*/d')}
// -- schema.json
{ "properties": { "source": { "type": "object", "format": "globus-collection", "properties": { "id": { "type": "string" } } } } }`;
    expect(await whyFixed(source)).toContain('picker');
  });

  test.each([
    [path('$.a/*|*/b'), '', 'can be seen'],
    [path('$.a/*|*/b'), 'x.$', 'would be computed'],
    [path('$.a/*|*/b'), '_context', 'meaning of its own'],
    [path('$.a/*|*/b'), 'out', 'is there already'],
    [flow(pass('"x.$": "$.a/*|*/b.d", "y.$": "$.c"')), 'c', 'is there already'],
    [path('$.o/*|*/ut.y'), 'out', undefined],
  ])('%s to %s', async (source, to, reason) => {
    const result = await renamed(source, to);
    if (reason === undefined) expect(result).not.toBeTypeOf('string');
    else expect(result).toContain(reason);
  });
});

describe('a state', () => {
  const source = (name: string, at = name) => `{
  "StartAt": "${at}",
  "States": {
    "${name}": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "${name}" }], "Default": "Do" },
    "Do": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": {},
      "ResultPath": "$.${'Go'}",
      "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "${name}" }],
      "Next": "${name}"
    }
  }
}
// -- main.flowtest.json
{
  "flowtest": 1,
  "flow": "./main.flow.json",
  "mocks": { "states": { "${name}": { "succeed": {} } } },
  "coverage": { "ignore": ["${name}"] },
  "cases": [
    {
      "name": "${'Go'}",
      "startAt": "${name}",
      "stopAfter": "${name}",
      "mocks": { "states": { "${name}": { "use": "Go" } } },
      "expect": {
        "path": ["${name}", "*", { "state": "${name}" }],
        "visits": { "${name}": 1 },
        "notVisited": ["${name}"],
        "error": { "state": "${name}" },
        "caught": [{ "state": "${name}", "next": "${name}" }],
        "calls": { "${name}": 1 },
        "log": [{ "code": "x", "state": "${name}" }]
      }
    }
  ]
}
// -- globus-flows.json
{
  "flows": { "a": { "definition": "main.flow.json" } },
  "suppressions": [{ "rule": "x", "file": "main.flow.json", "state": "${name}", "reason": "y" }]
}`;

  test.each(['Start', 'x "y"', 'Größe'])('is renamed to %s wherever it is named', async to => {
    const result = await renamed(source('Go', 'G/*|*/o'), to);
    const texts = typeof result === 'string' ? result : [...result.values()].join('\n');
    const escaped = JSON.stringify(to).slice(1, -1);
    expect(texts).toBe(source(escaped).replace(/^\/\/ -- .*\n/gm, ''));
  });

  test.each([
    [source('Go', 'G/*|*/o'), 'Do', 'already'],
    [source('Go', 'G/*|*/o'), ' ', 'can be seen'],
    [flow('"Type": "Pass"').replace('"B": {', '"B": {}, "B/*|*/": {'), 'C', 'Two states'],
  ])('is not', async (text, to, reason) => {
    expect(await renamed(text, to)).toContain(reason);
  });
});
