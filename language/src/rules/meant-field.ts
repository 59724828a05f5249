import type { Part } from '../model/part.ts';
import type { ObjectSpec } from '../model/spec.ts';
import { STATE_SPECS } from '../model/state-specs.ts';
import { nearest } from '../text-distance.ts';

/** What other states languages have, and what takes its place here (flows-language §1.3). */
export const ELSEWHERE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    OutputPath:
      'Flows has no OutputPath: write the result with ResultPath, and rearrange the payload in a Pass state that follows.',
    Retry: 'Flows has no Retry: catch the exception, and go back through a Choice or Wait state.',
    ResultSelector: 'Flows has no ResultSelector: select in a Pass or ExpressionEval state that follows.',
    TimeoutSeconds: 'Flows has no TimeoutSeconds: an Action state has WaitTime.',
    HeartbeatSeconds: 'Flows has no heartbeat: an Action state has WaitTime.',
    Resource: 'Flows has no Resource: an Action state has ActionUrl.',
    Branches: 'Flows has no parallel branches: states run one after the other.',
    Iterator: 'Flows has no Map: build a loop with a Choice state, or a list with an expression.',
    ItemProcessor: 'Flows has no Map: build a loop with a Choice state, or a list with an expression.',
    Assign: 'Flows has no variables: write values into the payload with ExpressionEval and ResultPath.',
    Arguments: 'Flows has no JSONata: use Parameters.',
    Output: 'Flows has no JSONata: use ResultPath.',
    QueryLanguage: 'Flows has no JSONata: paths are JSONPath, expressions stand in keys that end in “.=”.',
    Version: 'A flow definition has no version field: remove it.',
  }),
);

/** One of these fields stands there under a name that the language does not have: that is the one mistake to tell. */
export function isMeant(part: Part, names: readonly string[]): boolean {
  return part.entries.some(({ field, name }) => {
    const meant = field ? undefined : (misspelt(part, name) ?? otherName(part, name));
    return meant !== undefined && names.includes(meant);
  });
}

/** The field that a misspelt name stands for: one that is needed and not there, else one that may be there. */
export function misspelt(part: Part, name: string): string | undefined {
  if (ELSEWHERE.has(name)) return undefined;
  const { fields } = part.spec;
  const absent = fields.map(f => f.name).filter(field => !stands(part, field));
  return nearest(name, [...lacking(part), ...absent]);
}

/** The fields of which one is needed, while none is there. */
export function lacking(part: Part): string[] {
  const { spec } = part;
  const groups = [
    ...spec.fields.flatMap(({ name, required }) => (required ? [[name]] : [])),
    ...spec.oneOf.flatMap(({ names, needed }) => (needed ? [names] : [])),
    ...(spec.byName.has('End') ? [['Next', 'End']] : []),
  ];
  return groups.filter(names => !names.some(name => stands(part, name))).flat();
}

function stands({ entries }: Part, name: string): boolean {
  return entries.some(entry => entry.name === name);
}

/** The field of another name that has the same sense, where it is not there yet. */
export function otherName(part: Part, name: string): string | undefined {
  const other = SAME_SENSE.get(part.spec)?.get(name);
  return other !== undefined && stands(part, other) ? undefined : other;
}

const SAME_SENSE: ReadonlyMap<ObjectSpec, ReadonlyMap<string, string>> = new Map([
  [STATE_SPECS.Choice, new Map([['Next', 'Default']])],
  [
    STATE_SPECS.Action,
    new Map([
      ['TimeoutSeconds', 'WaitTime'],
      ['Resource', 'ActionUrl'],
    ]),
  ],
]);
