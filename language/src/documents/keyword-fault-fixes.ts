import { replaceNode } from '../json/edits.ts';
import type { JsonNode } from '../json/tree.ts';
import type { Fix } from '../rules/rule.ts';
import { type KeywordFault, typeMeant } from '../schema/keyword-faults.ts';

/** Changes that give a keyword a value that it takes, where it is clear what was meant. */
export function keywordFaultFixes(fault: KeywordFault): Fix[] {
  const { at } = fault;
  if (fault.code === 'unknown-type') return fault.meant ? [change(at, JSON.stringify(fault.meant))] : [];
  if (fault.code !== 'kind') return [];
  const { value } = at;
  switch (fault.expected) {
    case 'boolean':
      return value === 'true' || value === 'false' ? [change(at, value)] : [];
    case 'number':
    case 'limit':
    case 'count':
    case 'positive':
      return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
        ? [change(at, String(Number(value)))]
        : [];
    case 'names':
    case 'list':
    case 'values':
      return at.type === 'string' ? [change(at, `[${JSON.stringify(value)}]`)] : [];
    case 'schema': {
      if (value === 'true' || value === 'false') return [change(at, value)];
      const type = typeof value === 'string' ? typeMeant(value) : undefined;
      return type ? [change(at, `{ "type": ${JSON.stringify(type)} }`)] : [];
    }
    default:
      return [];
  }
}

function change(node: JsonNode, text: string): Fix {
  return { title: `Change to ${text}`, edits: [replaceNode(node, text)], safe: true };
}
