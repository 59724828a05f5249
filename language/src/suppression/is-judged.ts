import { FlowDocument } from '../document/flow-document.ts';
import { DOCUMENT_RULES, type JsonDocument } from '../documents/index.ts';
import { RULES } from '../rules/index.ts';
import { saysAll } from './says-all.ts';

/** What these rules find depends on definitions, of which not all may be known. */
const OF_DEFINITIONS: ReadonlySet<string> = new Set(['schema-unused-input', 'public-as-flow']);

/** All is known that the rule needs: where it is silent about the document, there is nothing to find. */
export function isJudged(id: string, document: FlowDocument | JsonDocument): boolean {
  const rule = RULES.find(({ meta }) => meta.id === id);
  if (rule) return !(document instanceof FlowDocument) || saysAll(rule, document);
  if (!DOCUMENT_RULES.some(({ meta }) => meta.id === id)) return false;
  if (document instanceof FlowDocument) return true;
  return !OF_DEFINITIONS.has(id) && (id !== 'input-invalid' || document.schema !== undefined);
}
