import type { FlowDocument } from '../../document/flow-document.ts';
import { freeStateName, stateBefore } from '../../document/new-state.ts';
import { replaceNode } from '../../json/edits.ts';
import type { Edit } from '../../json/text.ts';
import { printPath } from '../../path/print.ts';
import { canonical } from '../../schema/json-value.ts';
import { asRead, type ConstantParameter, constantAt, constantsNamed } from './constant-parameter.ts';
import { inDefinition, type Refactoring, type StatePlace } from './refactoring.ts';

const SHARED = 'shared';

/** Writes a constant that several states send once, in a Pass state at the beginning, and reads it from there. */
export function extractParameters(place: StatePlace): Refactoring[] {
  const { flow, state } = place;
  const constant = constantAt(place);
  const start = flow.head.start && flow.graph.byName.get(flow.head.start.to);
  if (!constant || start === undefined || isTrivial(constant) || !keepsPayload(flow)) return [];
  const { name } = constant.member;
  const quoted = JSON.stringify(name);
  const isElsewhere = flow.states.some(
    other => other !== state && other.text.includes(quoted) && same(other, constant).length > 0,
  );
  if (!isElsewhere && same(state, constant).length < 2) return [];
  const title = `Extract “${name}” into a Pass state that all read`;
  return [
    inDefinition(flow, 'refactor.extract.parameters', title, () => {
      const key = freeKey(flow);
      const path = printPath([key, name]);
      const pass = freeStateName(flow.graph.byName, 'SetParameters');
      const body = {
        Type: 'Pass',
        Parameters: { [name]: constant.plain },
        ResultPath: printPath([key]),
        Next: flow.head.start?.to,
      };
      const reads = flow.states.flatMap((other, index) =>
        other.text.includes(quoted)
          ? same(other, constant).flatMap(c => asRead(c, path).map(edit => flow.editOf(index, edit)))
          : [],
      );
      return [...startAt(flow, pass), stateBefore(flow, start, pass, body), ...reads];
    }),
  ];
}

function same(state: StatePlace['state'], { member, plain }: ConstantParameter): ConstantParameter[] {
  const wanted = canonical(plain);
  return constantsNamed(state, member.name).filter(other => canonical(other.plain) === wanted);
}

/** That it is the same in two places says nothing of such a value. */
function isTrivial({ plain }: ConstantParameter): boolean {
  return plain === null || plain === '' || typeof plain === 'boolean' || typeof plain === 'number';
}

/** No state replaces the whole payload, so what was written at the beginning is there at every state. */
function keepsPayload({ states, broken }: FlowDocument): boolean {
  return (
    !broken &&
    states.every(
      ({ effect }) =>
        effect.kind !== 'unknown' &&
        (effect.kind !== 'result' ||
          [...(effect.result.kind === 'payload' ? [] : [effect]), ...effect.catchers].every(
            ({ into }) => into !== undefined && into.length > 0,
          )),
    )
  );
}

/** A property of the payload that nobody writes or reads. */
function freeKey({ states, knowledge: { inputSchema }, facts }: FlowDocument): string {
  const read = new Set(states.flatMap(state => state.readKeys));
  const declared = JSON.stringify(inputSchema ?? null);
  let key = SHARED;
  for (let i = 2; read.has(key) || facts.payload.isWritten(key) || declared.includes(`"${key}"`); i++)
    key = `${SHARED}${i}`;
  return key;
}

function startAt({ head }: FlowDocument, name: string): Edit[] {
  const value = head.startAt?.value;
  return value ? [replaceNode(value, JSON.stringify(name))] : [];
}
