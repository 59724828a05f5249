import type { Report, Severity } from './rules/rule.ts';

/** What a rule can be set to. */
export type RuleSeverity = Severity | 'off';

export type Preset = 'recommended' | 'strict';

/** How much findings weigh: chosen by a person, in settings or in the project file. */
export interface RuleSettings {
  /** `recommended` where it is absent. */
  preset?: Preset;
  /** Severities that differ from the preset's, by rule id. */
  rules?: Readonly<Record<string, RuleSeverity>>;
}

interface Weighed {
  rule: Pick<Report['rule'], 'id' | 'severity' | 'strict'>;
  message: Pick<Report['message'], 'severity'>;
}

/** The heaviest first. */
const SEVERITIES: readonly RuleSeverity[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * What a finding weighs. A severity that is set for the rule holds for all that it finds; else the finding has its
 * own, which under the preset `strict` is at least the rule's `strict`.
 */
export function severityOf(report: Weighed, { preset, rules }: RuleSettings): RuleSeverity {
  const { id, strict } = report.rule;
  const set = rules?.[id];
  if (set !== undefined) return set;
  const own = ownSeverity(report);
  return preset === 'strict' && strict ? heavier(own, strict) : own;
}

/** What it weighs where nobody has set anything. */
export function ownSeverity({ rule, message }: Weighed): Severity {
  return message.severity ?? rule.severity;
}

/** Reads settings as a person wrote them: `{ "preset": …, "rules": { … } }`. What is not understood is left out. */
export function readRuleSettings(value: unknown): RuleSettings {
  if (typeof value !== 'object' || value === null) return {};
  const preset = 'preset' in value && isPreset(value.preset) ? value.preset : undefined;
  const written =
    'rules' in value && typeof value.rules === 'object' ? Object.entries(value.rules ?? {}) : [];
  const rules = written.filter((entry): entry is [string, RuleSeverity] => isRuleSeverity(entry[1]));
  return { ...(preset && { preset }), ...(rules.length > 0 && { rules: Object.fromEntries(rules) }) };
}

/** Both together: where they differ, in the preset or about a rule, `first` holds. */
export function mergeRuleSettings(first: RuleSettings, second: RuleSettings): RuleSettings {
  return { ...second, ...first, rules: { ...second.rules, ...first.rules } };
}

export function isPreset(value: unknown): value is Preset {
  return value === 'recommended' || value === 'strict';
}

export function isRuleSeverity(value: unknown): value is RuleSeverity {
  return SEVERITIES.some(severity => severity === value);
}

function heavier<S extends RuleSeverity>(one: S, other: S): S {
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other) ? one : other;
}
