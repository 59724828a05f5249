import type { FlowDocument } from '../document/flow-document.ts';
import { treeOf } from '../document/text-file.ts';
import { member } from '../json/tree.ts';
import type { Gap } from '../payload/gaps.ts';
import { declarationOf } from '../schema/declaration.ts';
import type { Related } from './rule.ts';

/** The property in the input schema that may be left out. */
export function declaredHere({ knowledge: { schemaFile } }: FlowDocument, { miss }: Gap): Related[] {
  const root = schemaFile && treeOf(schemaFile).root;
  const key = root && declarationOf(root, miss.read.steps.slice(0, miss.missingAt + 1))?.key;
  return key ? [{ at: key, message: 'It is declared here, and not required.', file: schemaFile }] : [];
}

/** The object in the input schema that lacks the property. */
export function notDeclaredHere({ knowledge: { schemaFile } }: FlowDocument, { miss }: Gap): Related[] {
  const root = schemaFile && treeOf(schemaFile).root;
  const object = root && declarationOf(root, miss.read.steps.slice(0, miss.missingAt));
  if (!object) return [];
  const { schema, key } = object;
  const at = key ?? member(schema, 'properties')?.key ?? { offset: schema.offset, length: 1 };
  return [{ at, message: 'It would have to be declared here.', file: schemaFile }];
}
