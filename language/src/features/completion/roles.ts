import type { FlowDocument } from '../../document/flow-document.ts';
import { TOKENS } from '../../model/read-paths.ts';
import type { State } from '../../model/state.ts';
import { RUN_AS } from '../../model/words.ts';
import { inputShape } from '../../shape/from-schema.ts';
import { lookup } from '../../shape/lookup.ts';
import type { Completion, ItemWriter } from './item.ts';
import { membersOf } from './payload-members.ts';

/** Whose identity an action can run under: the two that every flow has, and the roles that the flow has made itself. */
export function roles(
  { states, knowledge }: FlowDocument,
  state: State | undefined,
  write: ItemWriter,
): Completion[] {
  const tokens = lookup(inputShape(knowledge.inputSchema), [TOKENS]).shape;
  const declared = new Set(membersOf(tokens).map(({ name }) => name));
  const used = states.flatMap(other =>
    other === state || other.runAs === undefined || Object.hasOwn(RUN_AS, other.runAs) ? [] : [other.runAs],
  );
  const words = Object.entries(RUN_AS).map(([name, documentation], rank) =>
    write.string(name, {
      kind: 'value',
      rank,
      type: 'identity',
      detail: rank === 0 ? 'the default' : undefined,
      documentation,
    }),
  );
  const own = [...new Set([...declared, ...used])].map((name, i) =>
    write.string(name, {
      kind: 'value',
      rank: 100 + i,
      type: 'role',
      source: declared.has(name) ? 'run input' : 'another state',
      documentation: `A role of this flow: the run input brings its token in \`${TOKENS}.${name}\`.`,
    }),
  );
  return [...words, ...own];
}
