import type { FlowDocument } from '../document/flow-document.ts';
import type { Edit, Span } from '../json/text.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type RuleGroup = 'text' | 'structure' | 'graph' | 'choice' | 'paths' | 'providers';

export interface RuleMeta {
  /** Kebab-case; says the cause. Part of settings and suppressions, so it never changes. */
  id: string;
  /** The version that brought the rule. */
  since: string;
  severity: Severity;
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
  related?: readonly { at: Span; message: string }[];
  tag?: 'unnecessary' | 'deprecated';
  /** Where one case of the rule weighs less or more than the rest. */
  severity?: Severity;
}

/** A change that removes the finding. A safe one keeps what the flow does, or does what can only be meant. */
export interface Fix {
  title: string;
  edits: readonly Edit[];
  safe: boolean;
}

export interface RuleDefinition<Finding> {
  meta: RuleMeta;
  /** Typed facts only; the words are `render`'s. */
  check(document: FlowDocument): Iterable<Finding>;
  render(finding: Finding, document: FlowDocument): Message;
  fixes?(finding: Finding, document: FlowDocument): readonly Fix[];
}

/** One finding of one rule, rendered; fixes are computed when asked for. */
export interface Report {
  rule: RuleMeta;
  message: Message;
  fixes(): readonly Fix[];
}

export interface Rule {
  meta: RuleMeta;
  report(document: FlowDocument): Report[];
}

export function defineRule<Finding>(definition: RuleDefinition<Finding>): Rule {
  const { meta } = definition;
  return {
    meta,
    report: document =>
      [...definition.check(document)].map(finding => ({
        rule: meta,
        message: definition.render(finding, document),
        fixes: () => definition.fixes?.(finding, document) ?? [],
      })),
  };
}
