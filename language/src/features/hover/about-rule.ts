import type { Located } from '../../document/flow-document.ts';
import { DOCUMENT_RULES } from '../../documents/index.ts';
import { RULES } from '../../rules/index.ts';
import type { RuleMeta } from '../../rules/rule.ts';
import { directivesOf } from '../../suppression/directive.ts';
import type { Hover } from './answer.ts';
import { code, paragraphs } from './markdown.ts';

/** A rule by its id: what it is about, why that matters, and its page. */
export function aboutRule(id: string, rulePages: string): string | undefined {
  const meta = metaOf(id);
  return (
    meta &&
    paragraphs(
      `${code(id)}: ${meta.title}`,
      meta.why,
      rulePages === '' ? '' : `[The page of the rule](${rulePages}${id}.md)`,
    )
  );
}

function metaOf(id: string): RuleMeta | undefined {
  return [...RULES, ...DOCUMENT_RULES].find(({ meta }) => meta.id === id)?.meta;
}

/** A rule that a Comment suppresses, where its id stands. */
export function aboutSuppression(
  { unit, base }: Pick<Located, 'unit' | 'base'>,
  offset: number,
  rulePages: string,
): Hover | undefined {
  for (const { names } of directivesOf(unit))
    for (const { id, at } of names) {
      const span = { offset: base + at.offset, length: at.length };
      if (offset < span.offset || offset > span.offset + span.length) continue;
      const contents = aboutRule(id, rulePages);
      return contents === undefined ? undefined : { contents, span };
    }
  return undefined;
}
