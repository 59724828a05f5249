import type { ChoiceRule } from '../model/choice-rule.ts';
import { isUnknown } from '../shape/build.ts';
import { lookup } from '../shape/lookup.ts';
import { assume } from '../shape/narrow.ts';
import { type Shape, Types } from '../shape/shape.ts';
import { assumeRule } from './choice.ts';
import { comparisonsIn } from './decisions.ts';

/**
 * What comes to a Choice and matches none of its rules; undefined if that cannot be. Of what is compared with true or
 * false, and of which nothing is known, it is taken for granted that it is one of them.
 */
export function leftOver(before: Shape, rules: readonly { rule: ChoiceRule }[]): Shape | undefined {
  let left: Shape | undefined = before;
  for (const { rule } of rules)
    for (const { variable, operator } of comparisonsIn(rule)) {
      const path = operator === 'BooleanEquals' ? variable.steps : undefined;
      if (left && path && isUnknown(lookup(left, path).shape))
        left = assume(left, { path, types: Types.boolean }) ?? left;
    }
  for (const { rule } of rules) left = left && assumeRule(left, rule, false);
  return left;
}
