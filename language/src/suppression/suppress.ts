import type { FlowDocument } from '../document/flow-document.ts';
import { RULES, SUPPRESSION_RULES } from '../rules/index.ts';
import type { Report } from '../rules/rule.ts';
import { ownSeverity } from '../severity.ts';
import type { Directive } from './directive.ts';
import type { Commented } from './written.ts';

const KNOWN = new Map(RULES.map(rule => [rule.meta.id, rule]));

/** Takes away the findings that a Comment suppresses, and adds what there is to say about the suppressions themselves. */
export function suppress(
  document: FlowDocument,
  found: readonly Report[],
  commented: readonly Commented[],
): Report[] {
  const scopes = new Map(
    commented.map(({ index, directives }) => [
      index,
      directives.map(directive => ({ index, directive, silenced: new Set<string>() })),
    ]),
  );
  const inForce = (index: number | undefined, id: string) =>
    scopes.get(index)?.find(({ directive }) => suppresses(directive, id));
  const left = found.filter(({ rule: { id }, message: { at } }) => {
    const by = inForce(document.indexAt(at.offset), id) ?? inForce(undefined, id);
    by?.silenced.add(id);
    return !by;
  });
  const written = [...scopes.values()].flat();
  const hasErrors = found.some(report => ownSeverity(report) === 'error');
  for (const rule of SUPPRESSION_RULES) rule.check({ document, written, rules: KNOWN, hasErrors }, left);
  return left;
}

function suppresses({ names, reason }: Directive, id: string): boolean {
  return reason !== '' && names.some(name => name.id === id);
}
