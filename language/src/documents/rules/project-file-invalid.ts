import { elements, type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { checkProjectFile } from '../own-schemas.ts';
import {
  fixesOfValueFinding,
  renderValueFinding,
  type ValueFinding,
  valueFindings,
} from '../value-findings.ts';

/** Keywords that are too long all together. */
interface LongKeywords {
  keyword: 'keywords';
  at: JsonNode;
  length: number;
}

/** Characters of all keywords of a flow together [SCH]. */
const MAX_KEYWORDS = 1_024;

export const projectFileInvalid = defineDocumentRule<ValueFinding | LongKeywords>({
  meta: {
    id: 'project-file-invalid',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A mistake in the project file',
    why: '`globus-flows.json` says which flows there are, how they are to be deployed, and where they are. An entry that is not understood is left out, so its flow could be deployed a second time; the service refuses titles, lists of roles and so on beyond their limits.',
    source: 'schemas/project-file.schema.json; limits of the Flows API',
    examples: {
      bad: [
        `{
  "flows": {
    "copy": {
//  ^^^^^^ project-file-invalid: “copy” lacks “definition”
      "title": "",
//             ^^ project-file-invalid: must have at least 1 character
      "environments": { "prodution": { "flowId": "01234567-89ab-cdef-0123-456789abcdef" } },
//                      ^^^^^^^^^^^ project-file-invalid: Did you mean “production”?
// = fix "Change to “production”"
      "roles": { "viewers": "public" }
//                          ^^^^^^^^ project-file-invalid: must be an array
    }
  }
}`,
        `{ "flows": { "copy": { "definition": "copy.flow.json", "keywords": ["${'x'.repeat(MAX_KEYWORDS + 1)}"] } } }`,
      ],
      good: [
        '{}',
        `{
  "flows": {
    "copy": {
      "definition": "copy/copy.flow.json",
      "inputSchema": "copy/copy.schema.json",
      "title": "Copy",
      "keywords": ["copy", "transfer"],
      "roles": { "viewers": ["public"], "starters": ["urn:globus:groups:id:01234567-89ab-cdef-0123-456789abcdef"] },
      "environments": { "production": { "flowId": "01234567-89ab-cdef-0123-456789abcdef" } }
    }
  }
}`,
      ],
    },
  },
  kinds: ['project-file'],
  check(document, found) {
    // An empty file is an empty project.
    for (const finding of valueFindings(document, checkProjectFile))
      if (finding.keyword !== 'empty-file') found(finding);
    for (const { value: flow } of members(member(document.parsed.root, 'flows')?.value)) {
      const at = member(flow, 'keywords')?.value;
      const length = elements(at).reduce((sum, word) => sum + (stringValue(word)?.length ?? 0), 0);
      if (at && length > MAX_KEYWORDS) found({ keyword: 'keywords', at, length });
    }
  },
  render(finding, document) {
    if (finding.keyword === 'keywords')
      return {
        at: finding.at,
        what: `The keywords have ${finding.length} characters all together; the service takes up to ${MAX_KEYWORDS}.`,
        todo: 'Remove some, or shorten them.',
      };
    const message = renderValueFinding(finding, document, 'the project file');
    // What nobody reads does no harm.
    return finding.keyword === 'unknown-name' ? { ...message, severity: 'warning' } : message;
  },
  fixes: (finding, document) =>
    finding.keyword === 'keywords' ? [] : fixesOfValueFinding(finding, document, checkProjectFile),
});
