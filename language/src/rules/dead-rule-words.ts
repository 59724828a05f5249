import type { ChoiceRule } from '../model/choice-rule.ts';
import type { DeadRule } from '../payload/decisions.ts';
import { typeWords } from '../shape/describe.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape } from '../shape/shape.ts';
import type { Message } from './rule.ts';

/** What no run takes in a Choice. */
export interface Dead {
  dead: DeadRule | { kind: 'default' };
  /** It is so for a value that is the same in every run: perhaps a switch that somebody sets by hand. */
  constant: boolean;
}

/** What is wrong with what no run takes, and what to do. */
export function deadRuleWords(dead: Dead['dead']): Pick<Message, 'what' | 'todo'> {
  switch (dead.kind) {
    case 'default':
      return {
        what: 'Some rule always matches, so no run takes this way.',
        todo: 'Remove it, unless it is there for safety.',
      };
    case 'same':
      return {
        what: `This rule asks the same as rule ${dead.as + 1}, which takes every run that it would match.`,
        todo: 'Remove it, or change what it asks.',
      };
    case 'taken':
      return {
        what: 'This rule never matches: the rules before it take every run that it would match.',
        todo: 'Put it before them, or remove it.',
      };
    case 'after':
      return {
        what: 'No run comes to this rule and those after it: one before always matches.',
        todo: 'Put the rule that always matches last, or remove these.',
      };
    case 'never':
      return {
        what: `This rule never matches: ${reason(dead.rule, dead.payload)}.`,
        todo: 'Change what it asks, or remove it.',
      };
  }
}

function reason(rule: ChoiceRule, payload: Shape): string {
  if (rule.kind === 'not') return `what it denies is always so`;
  const steps = rule.kind === 'comparison' ? rule.variable.steps : undefined;
  if (rule.kind !== 'comparison' || !steps) return 'what it asks for cannot be together';
  const { shape, presence } = lookup(payload, steps);
  if (!(presence & Presence.Present)) return `“${rule.variable.text}” is never there when a run comes here`;
  if (rule.operator === 'IsPresent') return `“${rule.variable.text}” is always there`;
  return `“${rule.variable.text}” is ${typeWords(shape)} here`;
}
