import { describe, expect, test } from 'vitest';
import { checked, finding, rangeOf, result } from '../testing/result.ts';
import { github } from './github.ts';

const text = '{\n  "StartAt": "B"\n}';

/** The command of one finding. */
function command(...[path, more]: [string, Parameters<typeof finding>[2]?]): string {
  return github(result([checked(path, text, [finding(text, '"B"', more)])])).split('\n')[0] ?? '';
}

test('a finding is an annotation, and the log says the sum', () => {
  expect(github(result([checked('a.flow.json', text, [finding(text, '"B"')])]))).toBe(
    '::error file=a.flow.json,line=2,endLine=2,col=14,endColumn=16,title=unknown-state::There is no state “B”. Add it.\n' +
      '1 flow definition checked: 1 error.\n',
  );
});

test('GitHub has no hints', () => {
  const names = (['warning', 'information', 'hint'] as const).map(severity =>
    /^::(\w+)/.exec(command('a', { severity })),
  );
  expect(names.map(match => match?.[1])).toEqual(['warning', 'notice', 'notice']);
});

describe('what would end a property or the command is escaped', () => {
  test('in the message', () =>
    expect(command('a', { message: '100%: a,b\r\n::error::x' })).toMatch(/::100%25: a,b%0D%0A::error::x$/));

  test('in the name of the file', () =>
    expect(command('100%, a:b.flow.json')).toContain('file=100%25%2C a%3Ab.flow.json,line='));
});

test('the file has forward slashes', () =>
  expect(command('flows\\a b.flow.json')).toContain('file=flows/a b.flow.json,'));

test('a finding over several lines has no columns, which GitHub would refuse', () =>
  expect(command('a', { range: rangeOf(text, text) })).toMatch(/^::error file=a,line=1,endLine=3,title=/));

test('an empty place has its column', () => {
  const { start } = rangeOf(text, '"B"');
  expect(command('a', { range: { start, end: start } })).toContain('col=14,endColumn=14');
});

test('related places follow the message', () => {
  const related = [{ uri: 'file:///work/s.json', range: rangeOf(text, '"B"'), message: 'Here.' }];
  expect(command('a', { related })).toMatch(/Add it\.%0As\.json:2:14: Here\.$/);
});

test('what could not be checked is an error', () =>
  expect(github(result([], { problems: [{ path: 'a.flow.json', message: 'It is a folder.' }] }))).toBe(
    '::error title=gflow::a.flow.json: It is a folder.\n',
  ));
