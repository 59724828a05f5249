import { elements, type JsonNode, type Member, member } from '../json/tree.ts';
import { plainName } from '../model/uses.ts';
import { providers } from './catalogue.ts';

export const COMPUTE_V3 = 'https://compute.actions.globus.org/v3';

/** Names that top-level parameters had at the providers that this one replaces: old name to today's. */
export function oldNames(url: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { replacedBy, inputRenames } of providers())
    if (replacedBy === url)
      for (const [from, to] of Object.entries(inputRenames)) {
        // `DATA[].path`: the value moves into an array of that name. Anything with blanks is advice for people.
        const [name = ''] = to.split('[]');
        if (/^\w+$/.test(name)) names.set(from, name);
      }
  return names;
}

const V2_TASK = new Set(['endpoint', 'function', 'func', 'payload']);
const V2_BODY = new Set([...V2_TASK, 'args', 'kwargs']);

/** The parameters of Compute v2 in a body, at the top and in its tasks; v3 has none of them there. */
export function computeV2Members(body: JsonNode): Member[] {
  const tasks = elements(member(body, 'tasks')?.value);
  return [
    ...body.members.filter(m => V2_BODY.has(plainName(m.name))),
    ...tasks.flatMap(task => task.members.filter(m => V2_TASK.has(plainName(m.name)))),
  ];
}
