import { describe, expect, test } from 'vitest';
import { mergeRuleSettings, type RuleSettings, readRuleSettings, severityOf } from './severity.ts';

const plain = { id: 'plain', severity: 'warning' } as const;
const advice = { id: 'advice', severity: 'information', strict: 'warning' } as const;

describe('what a finding weighs', () => {
  test.each<[string, Parameters<typeof severityOf>, string]>([
    ['the rule’s own', [{ rule: plain, message: {} }, {}], 'warning'],
    [
      'recommended is the rule’s own',
      [{ rule: advice, message: {} }, { preset: 'recommended' }],
      'information',
    ],
    ['strict where the rule names it', [{ rule: advice, message: {} }, { preset: 'strict' }], 'warning'],
    ['strict where the rule names none', [{ rule: plain, message: {} }, { preset: 'strict' }], 'warning'],
    ['a case that weighs less', [{ rule: advice, message: { severity: 'hint' } }, {}], 'hint'],
    [
      'a case that weighs less, under strict',
      [{ rule: advice, message: { severity: 'hint' } }, { preset: 'strict' }],
      'warning',
    ],
    [
      'a case that weighs more, under strict',
      [{ rule: advice, message: { severity: 'error' } }, { preset: 'strict' }],
      'error',
    ],
    ['what is set', [{ rule: plain, message: { severity: 'error' } }, { rules: { plain: 'hint' } }], 'hint'],
    [
      'what is set, under strict',
      [
        { rule: advice, message: {} },
        { preset: 'strict', rules: { advice: 'off' } },
      ],
      'off',
    ],
    ['what is set for another', [{ rule: plain, message: {} }, { rules: { advice: 'off' } }], 'warning'],
  ])('%s', (_, args, expected) => expect(severityOf(...args)).toBe(expected));
});

describe('settings as written', () => {
  test.each<[unknown, RuleSettings]>([
    [undefined, {}],
    [null, {}],
    ['strict', {}],
    [{ preset: 'auto', rules: null }, {}],
    [{ preset: 'strict' }, { preset: 'strict' }],
    [{ rules: { a: 'off', b: 'loud', c: 1, d: 'error' } }, { rules: { a: 'off', d: 'error' } }],
  ])('%j', (value, expected) => expect(readRuleSettings(value)).toEqual(expected));
});

test('the first settings win, rule by rule', () => {
  const first: RuleSettings = { rules: { a: 'error' } };
  const second: RuleSettings = { preset: 'strict', rules: { a: 'off', b: 'hint' } };
  expect(mergeRuleSettings(first, second)).toEqual({ preset: 'strict', rules: { a: 'error', b: 'hint' } });
  expect(mergeRuleSettings({ preset: 'recommended' }, second).preset).toBe('recommended');
});
