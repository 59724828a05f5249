import type { FlowDocument } from '../document/flow-document.ts';
import type { TextFile } from '../document/text-file.ts';
import type { Edit, Span } from '../json/text.ts';
import { breaks, type Unit } from '../model/unit.ts';
import type { Visit } from '../payload/visit.ts';
import type { Written } from '../suppression/written.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type RuleGroup =
  | 'text'
  | 'structure'
  | 'graph'
  | 'choice'
  | 'exceptions'
  | 'paths'
  | 'expressions'
  | 'payload'
  | 'contract'
  | 'providers'
  | 'safety'
  | 'limits'
  | 'identity'
  | 'documents'
  | 'suppression';

export interface RuleMeta {
  /** Kebab-case; says the cause. Part of settings and suppressions, so it never changes. */
  id: string;
  /** The version that brought the rule. */
  since: string;
  severity: Severity;
  /** The severity in the preset `strict`, where it differs. */
  strict?: Severity;
  group: RuleGroup;
  title: string;
  /** Why it matters, in a sentence or two; Markdown. */
  why: string;
  /** Where the fact comes from. */
  source: string;
  /** Texts with markers (see testing/fixture.ts): each `bad` one raises the rule, each `good` one does not. */
  examples: { bad: readonly string[]; good: readonly string[] };
}

/** What a finding says: what is wrong at `at`, and what to do about it. */
export interface Message {
  at: Span;
  what: string;
  todo: string;
  related?: readonly Related[];
  tag?: 'unnecessary' | 'deprecated';
  /** Where one case of the rule weighs less or more than the rest. */
  severity?: Severity;
}

export interface Related {
  at: Span;
  message: string;
  /** The other document that `at` counts in. */
  file?: TextFile;
}

/** A change that removes the finding. A safe one keeps what the flow does, or does what can only be meant. */
export interface Fix {
  title: string;
  edits: readonly Edit[];
  safe: boolean;
}

/** Takes a finding: typed facts only; the words are `render`'s. */
export type Found<Finding> = (finding: Finding) => void;

/** A rule that looks at one state, or at the head, by itself. Its offsets are those of the unit. */
export interface UnitRuleDefinition<Finding> {
  meta: RuleMeta;
  check(unit: Unit, found: Found<Finding>): void;
  render(finding: Finding, unit: Unit): Message;
  fixes?(finding: Finding, unit: Unit): readonly Fix[];
}

/** A rule that looks at a state and at what the payload can be when a run comes to it. `render` has the document's offsets. */
export interface PayloadRuleDefinition<Finding> {
  meta: RuleMeta;
  check(visit: Visit, found: Found<Finding>): void;
  render(finding: Finding, index: number, document: FlowDocument): Message;
  fixes?(finding: Finding, index: number, document: FlowDocument): readonly Fix[];
}

/** A rule that looks at the whole definition. Its offsets are those of the document. */
export interface FlowRuleDefinition<Finding> {
  meta: RuleMeta;
  check(document: FlowDocument, found: Found<Finding>): void;
  render(finding: Finding, document: FlowDocument): Message;
  fixes?(finding: Finding, document: FlowDocument): readonly Fix[];
}

/** What was suppressed in a definition, once all other rules have looked at it. */
export interface Suppressions {
  document: FlowDocument;
  written: readonly Written[];
  /** All there are, by id. */
  rules: ReadonlyMap<string, Rule>;
  /** Some rule has found an error, suppressed or not. */
  hasErrors: boolean;
}

/** A rule that looks at the suppressions; nothing suppresses it. Its offsets are those of the document. */
export interface SuppressionRuleDefinition<Finding> {
  meta: RuleMeta;
  check(suppressions: Suppressions, found: Found<Finding>): void;
  render(finding: Finding, document: FlowDocument): Message;
  fixes?(finding: Finding, document: FlowDocument): readonly Fix[];
}

/** One finding of one rule, rendered; fixes are computed when asked for. */
export interface Report {
  rule: RuleMeta;
  message: Message;
  fixes(): readonly Fix[];
}

/** A finding that waits for a document to be rendered in. */
export interface Pending {
  report(index: number, document: FlowDocument): Report;
}

export type Rule = UnitRule | PayloadRule | FlowRule | SuppressionRule;

export interface UnitRule {
  kind: 'unit';
  meta: RuleMeta;
  /** Adds what is found, with the unit's offsets. */
  check(unit: Unit, reports: Report[]): void;
}

export interface PayloadRule {
  kind: 'payload';
  meta: RuleMeta;
  check(visit: Visit, pending: Pending[]): void;
}

export interface FlowRule {
  kind: 'flow';
  meta: RuleMeta;
  check(document: FlowDocument, reports: Report[]): void;
}

export interface SuppressionRule {
  kind: 'suppression';
  meta: RuleMeta;
  check(suppressions: Suppressions, reports: Report[]): void;
}

export function defineUnitRule<Finding>(rule: UnitRuleDefinition<Finding>): UnitRule {
  const { meta } = rule;
  const report = (finding: Finding, unit: Unit): Report => ({
    rule: meta,
    message: rule.render(finding, unit),
    // What is edited in a tree that misses a part of what was written may come to stand elsewhere.
    fixes: () => (unit.problems.some(breaks) ? [] : (rule.fixes?.(finding, unit) ?? [])),
  });
  const findingsIn = finder((unit: Unit, found: Found<Finding>) => rule.check(unit, found));
  return {
    kind: 'unit',
    meta,
    check(unit, reports) {
      for (const finding of findingsIn(unit)) reports.push(report(finding, unit));
    },
  };
}

export function definePayloadRule<Finding>(rule: PayloadRuleDefinition<Finding>): PayloadRule {
  const { meta } = rule;
  const wait = (finding: Finding): Pending => ({
    report: (index, document) => ({
      rule: meta,
      message: rule.render(finding, index, document),
      fixes: () => rule.fixes?.(finding, index, document) ?? [],
    }),
  });
  const findingsIn = finder((visit: Visit, found: Found<Finding>) => rule.check(visit, found));
  return {
    kind: 'payload',
    meta,
    check(visit, pending) {
      for (const finding of findingsIn(visit)) pending.push(wait(finding));
    },
  };
}

/** Collects what a check finds. Most calls find nothing, so nothing is made for them. */
function finder<Subject, Finding>(
  check: (subject: Subject, found: Found<Finding>) => void,
): (subject: Subject) => readonly Finding[] {
  const none: readonly Finding[] = [];
  let findings: Finding[] = [];
  const found = (finding: Finding): void => {
    findings.push(finding);
  };
  return subject => {
    check(subject, found);
    if (findings.length === 0) return none;
    const all = findings;
    findings = [];
    return all;
  };
}

export function defineFlowRule<Finding>(rule: FlowRuleDefinition<Finding>): FlowRule {
  const { meta } = rule;
  return {
    kind: 'flow',
    meta,
    check: (document, reports) =>
      rule.check(document, finding => {
        reports.push({
          rule: meta,
          message: rule.render(finding, document),
          fixes: () => rule.fixes?.(finding, document) ?? [],
        });
      }),
  };
}

export function defineSuppressionRule<Finding>(rule: SuppressionRuleDefinition<Finding>): SuppressionRule {
  const { meta } = rule;
  return {
    kind: 'suppression',
    meta,
    check: (suppressions, reports) =>
      rule.check(suppressions, finding => {
        const { document } = suppressions;
        reports.push({
          rule: meta,
          message: rule.render(finding, document),
          fixes: () => rule.fixes?.(finding, document) ?? [],
        });
      }),
  };
}
