import { replaceNode } from '../../json/edits.ts';
import { type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import { nearest } from '../../text-distance.ts';
import { defineDocumentRule, isBroken } from '../document-rule.ts';
import { fixtureUses } from '../fixture-uses.ts';
import { checkFlowTest } from '../own-schemas.ts';
import {
  fixesOfValueFinding,
  renderValueFinding,
  type ValueFinding,
  valueFindings,
} from '../value-findings.ts';
import { quoted, quotedList } from '../words.ts';

/** A mock that uses a fixture which the test does not have. */
interface UnknownFixture {
  keyword: 'fixture';
  at: JsonNode;
  name: string;
  known: readonly string[];
}

export const flowTestInvalid = defineDocumentRule<ValueFinding | UnknownFixture>({
  meta: {
    id: 'flow-test-invalid',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A flow test that cannot be run',
    why: 'A flow test (`*.flowtest.json`) names a definition and cases with their inputs, mocks and expectations. What does not follow its format is not run, or does not test what it seems to.',
    source: 'schemas/flow-test.schema.json',
    examples: {
      bad: [
        `{
  "flowtest": 1,
  "flow": "./copy.flow.json",
  "cases": [
    {
      "name": "copies",
      "mocks": { "states": { "Copy": { "suceed": {} }, "Check": { "use": "files" } } },
//                                     ^^^^^^^^ flow-test-invalid: Did you mean “succeed”?
// = fix "Change to “succeed”"
//                                                                       ^^^^^^^ flow-test-invalid: no fixture “files”
// = fix "Change to “file”"
      "expect": { "status": "SUCCEDED" }
//                          ^^^^^^^^^^ flow-test-invalid: Did you mean "SUCCEEDED"?
    }
  ],
  "fixtures": { "file": { "succeed": { "type": "file" } } }
}`,
        `{ "flowtest": 1, "cases": [] }`,
      ],
      good: [
        `{ "flowtest": 1, "flow": "./copy.flow.json", "cases": [{ "name": "ends" }] }`,
        `{
  "flowtest": 1,
  "flow": { "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } },
  "fixtures": { "done": { "succeed": { "use": "as data" }, "after": "PT40S" } },
  "cases": [
    {
      "name": "goes on after a consent",
      "input": {},
      "mocks": { "states": { "Copy": [{ "inactive": { "code": "ConsentRequired", "resume": { "use": "done" } } }] } },
      "expect": { "path": ["A", "...", { "state": "A", "times": 2 }], "output": { "$.a": { "$gt": 3 }, "$.b": [1] } }
    },
    {
      "name": "of a table: \${what}",
      "each": [{ "what": "done" }],
      "mocks": { "default": { "use": "\${what}" } }
    }
  ]
}`,
      ],
    },
  },
  kinds: ['flow-test'],
  check(document, found) {
    const { root } = document.parsed;
    for (const finding of valueFindings(document, checkFlowTest)) found(finding);
    if (!root || isBroken(document, root)) return;
    const known = members(member(root, 'fixtures')?.value).map(m => m.name);
    for (const at of fixtureUses(root)) {
      const name = stringValue(at) ?? '';
      // The name may come from the row of a table.
      if (!known.includes(name) && !name.includes('${')) found({ keyword: 'fixture', at, name, known });
    }
  },
  render(finding, document) {
    if (finding.keyword !== 'fixture') return renderValueFinding(finding, document, 'the flow test');
    const { at, name, known } = finding;
    const meant = nearest(name, known);
    const choices = known.length > 0 ? `There are ${quotedList(known, 'and')}.` : 'Add it to "fixtures".';
    return {
      at,
      what: `There is no fixture ${quoted(name)} in this test.`,
      todo: meant === undefined ? choices : `Did you mean ${quoted(meant)}?`,
    };
  },
  fixes(finding, document) {
    if (finding.keyword !== 'fixture') return fixesOfValueFinding(finding, document, checkFlowTest);
    const meant = nearest(finding.name, finding.known);
    if (meant === undefined) return [];
    return [
      {
        title: `Change to ${quoted(meant)}`,
        edits: [replaceNode(finding.at, JSON.stringify(meant))],
        safe: true,
      },
    ];
  },
});
