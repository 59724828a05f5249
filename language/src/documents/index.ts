import { byPlace } from '../reports.ts';
import type { Report } from '../rules/rule.ts';
import type { DocumentRule, JsonDocument } from './document-rule.ts';
import { flowTestInvalid } from './rules/flow-test-invalid.ts';
import { inputInvalid } from './rules/input-invalid.ts';
import { principalUrn } from './rules/principal-urn.ts';
import { projectFileInvalid } from './rules/project-file-invalid.ts';
import { publicAsFlow } from './rules/public-as-flow.ts';
import { schemaDefault } from './rules/schema-default.ts';
import { schemaForm } from './rules/schema-form.ts';
import { schemaFormat } from './rules/schema-format.ts';
import { schemaKeyword } from './rules/schema-keyword.ts';
import { schemaKeywordValue } from './rules/schema-keyword-value.ts';
import { schemaMisplacedKeyword } from './rules/schema-misplaced-keyword.ts';
import { schemaReference } from './rules/schema-reference.ts';
import { schemaRequired } from './rules/schema-required.ts';
import { schemaRoot } from './rules/schema-root.ts';
import { schemaUnusedInput } from './rules/schema-unused-input.ts';
import { triggerPlaceholder } from './rules/trigger-placeholder.ts';
import { textReports } from './text-reports.ts';

export type { DocumentRule, JsonDocument } from './document-rule.ts';

/** Every rule for documents that are no definitions, by id. */
export const DOCUMENT_RULES: readonly DocumentRule[] = [
  flowTestInvalid,
  inputInvalid,
  principalUrn,
  projectFileInvalid,
  publicAsFlow,
  schemaDefault,
  schemaForm,
  schemaFormat,
  schemaKeyword,
  schemaKeywordValue,
  schemaMisplacedKeyword,
  schemaReference,
  schemaRequired,
  schemaRoot,
  schemaUnusedInput,
  triggerPlaceholder,
];

/** Every finding in an input schema, run input, project file or flow test, in document order, then by rule. */
export function documentReports(document: JsonDocument): Report[] {
  const found = textReports(document);
  for (const rule of DOCUMENT_RULES) if (rule.kinds.includes(document.kind)) rule.check(document, found);
  return found.sort(byPlace);
}
