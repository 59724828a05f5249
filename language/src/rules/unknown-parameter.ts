import { removeMember, renameKey } from '../json/edits.ts';
import { plainName } from '../model/uses.ts';
import { bodyProblems, type Problem, type Taker } from '../providers/body-problems.ts';
import { rewriteBody } from '../providers/rewrite.ts';
import { withSuffixOf } from '../providers/rewriting.ts';
import { list } from './field-words.ts';
import { renames } from './move-words.ts';
import { defineUnitRule, type Fix, type Message } from './rule.ts';

interface Unknown {
  taker: Taker;
  problem: Extract<Problem, { kind: 'unknown' | 'old' }>;
}

export const unknownParameter = defineUnitRule<Unknown>({
  meta: {
    id: 'unknown-parameter',
    since: '0.2.0',
    severity: 'warning',
    group: 'providers',
    title: 'A parameter that the action provider does not know',
    why: 'A misspelt parameter is refused by the provider, or ignored, so that the action does something else than it seems to. For most providers the list of parameters is not proven complete: what merely is not in it gets a hint.',
    source: 'documentation and published schemas of the hosted action providers',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/transfer",
      "Parameters": {
        "source_endpoint.$": "$.from.id",
        "destination_endpiont.$": "$.to.id",
//      ^^^^^^^^^^^^^^^^^^^^^^^^ unknown-parameter: Did you mean “destination_endpoint”?
// = fix "Change to “destination_endpoint.$”"
        "DATA": [{ "source_path": "/a/", "destination_path": "/b/" }]
      },
      "WaitTime": 3600,
      "End": true
    }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/delete",
      "Parameters": { "endpoint_id.$": "$.id", "items.$": "$.paths", "recursive": true },
//                    ^^^^^^^^^^^^^^^ unknown-parameter: endpoint for endpoint_id and DATA for items
// = fix "Use the parameters of today"
      "WaitTime": 3600,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "Parameters": { "endpoint_id.$": "$.id", "path.=": "'/' + name", "limit": 10 }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://example.org/provider", "Parameters": { "anything": 1 }, "WaitTime": 60, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    const checked = state && bodyProblems(state);
    if (!checked) return;
    for (const problem of checked.problems)
      if (problem.kind === 'unknown' || problem.kind === 'old') found({ taker: checked.taker, problem });
  },
  render: ({ taker, problem }, { state }) =>
    problem.kind === 'old'
      ? oldWords(taker, problem)
      : unknownWords(taker, problem, problem.object === state?.value('Parameters')),
  fixes: ({ taker: { provider }, problem }, { text }): Fix[] => {
    if (problem.kind === 'old') {
      const { edits } = rewriteBody(text, problem.object, provider?.url ?? '');
      return edits ? [{ title: 'Use the parameters of today', edits, safe: true }] : [];
    }
    const { object, member, meant, needed, closed } = problem;
    const fixes: Fix[] = [];
    if (meant !== undefined) {
      const name = withSuffixOf(member, meant);
      fixes.push({ title: `Change to “${name}”`, edits: [renameKey(member, name)], safe: needed });
    }
    const edits = [removeMember(text, object, member)];
    return closed ? [...fixes, { title: `Remove “${member.name}”`, edits, safe: false }] : fixes;
  },
});

function oldWords({ words, provider }: Taker, problem: Extract<Problem, { kind: 'old' }>): Message {
  const [first, ...others] = problem.members;
  const names = problem.members.map(m => `“${plainName(m.name)}”`);
  return {
    at: first?.key ?? problem.object,
    what: `${words} has no ${list([...new Set(names)], 'and')}: the provider before it had.`,
    todo: renames(provider?.url ?? '', problem.object) ?? '',
    related: others.map(({ key }) => ({ at: key, message: 'This is an old name, too.' })),
    tag: 'deprecated',
  };
}

function unknownWords(
  { words }: Taker,
  problem: Extract<Problem, { kind: 'unknown' }>,
  atTop: boolean,
): Message {
  const { member, known, meant, closed } = problem;
  const name = plainName(member.name);
  if (closed || meant !== undefined)
    return {
      at: member.key,
      what: `${words} has no parameter “${name}”.`,
      todo: meant !== undefined ? `Did you mean “${meant}”?` : `It has ${list(known, 'and')}.`,
      ...(closed && { severity: 'error' }),
    };
  return {
    at: member.key,
    what: `The documentation of ${words} names no parameter “${name}”${atTop ? '' : ' here'}.`,
    todo: 'Is the name right?',
    severity: 'hint',
  };
}
