import { removeMember, renameKey } from '../../language/src/json/edits.ts';
import { type JsonNode, type Member, members, stringValue } from '../../language/src/json/tree.ts';
import { headOf, isKnownStep } from './known.ts';
import { type Flow, type Mutant, misspelt, replaced } from './mutant.ts';
import { parametersOf, partsOf } from './parts.ts';

interface PathString {
  member: Member;
  node: JsonNode;
  path: string;
  state: string | undefined;
  object: JsonNode;
}

/** Mistakes in paths that are read. */
export function* pathMutants(flow: Flow): Generator<Mutant> {
  for (const { node, path, state, member: m, object } of readsOf(flow)) {
    const common = { file: 'definition', state, what: `${state}: ${m.name} ${path}` } as const;
    const edit = (text: string) => replaced(node, JSON.stringify(text));
    const broken = [path.slice(1), path.slice(2), `${path}.`, `${path}[`, `${path}['x`, `$$${path.slice(1)}`];
    for (const text of broken)
      yield { ...common, kind: 'break a path', what: `${common.what} to ${text}`, edit: edit(text) };
    yield { ...common, kind: 'misspell a step of a path with dots', edit: edit(path.replace('.', '..')) };
    const steps = stepsOf(path);
    for (const [at, step] of steps.entries())
      if (isKnownStep(flow, steps, at))
        yield {
          ...common,
          kind: 'misspell a step of a path',
          what: `${common.what}: ${step}`,
          edit: edit(`$.${steps.map((s, i) => (i === at ? misspelt(s) : s)).join('.')}`),
        };
    if (!m.name.endsWith('.$')) continue;
    const bare = m.name.slice(0, -2);
    if (members(object).some(other => other.name === bare)) continue;
    yield { ...common, kind: 'drop “.$”', edit: renameKey(m, bare) };
    yield { ...common, kind: 'write “.=” for “.$”', edit: renameKey(m, `${bare}.=`) };
  }
}

/** Mistakes in where results go. */
export function* writeMutants(flow: Flow): Generator<Mutant> {
  const reads = readsOf(flow).map(({ path, state }) => ({ head: headOf(path), state }));
  for (const { node, state, kind, type } of partsOf(flow)) {
    const result = members(node).find(m => m.name === 'ResultPath');
    const path = stringValue(result?.value);
    const head = headOf(path);
    if (!result?.value || head === undefined) continue;
    const common = { file: 'definition', state, what: `${state} (${kind}): ${path}` } as const;
    const edit = (text: string) => replaced(result.value ?? node, JSON.stringify(text));
    for (const text of [path?.slice(1) ?? '', `${path}[*]`, `${path}.`, `$._context.${head}`])
      yield { ...common, kind: 'break a ResultPath', what: `${common.what} to ${text}`, edit: edit(text) };
    const readLater = kind === 'state' && reads.some(r => r.head === head && r.state !== state);
    if (readLater && path === `$.${head}` && flow.schema !== undefined)
      yield { ...common, kind: 'misspell a ResultPath', edit: edit(`$.${misspelt(head)}`) };
    const otherRead = reads.some(r => r.head !== undefined && r.head !== head && later(flow, state, r.state));
    if (type !== 'ExpressionEval' && otherRead && kind === 'state')
      yield { ...common, kind: 'drop a ResultPath', edit: removeMember(flow.text, node, result) };
  }
}

/** One state follows at once on the other. */
function later(flow: Flow, first: string | undefined, second: string | undefined): boolean {
  const from = flow.states.find(s => s.name === first)?.node;
  return from !== undefined && stringValue(members(from).find(m => m.name === 'Next')?.value) === second;
}

/** Every path that is read, with dots only. */
function readsOf(flow: Flow): PathString[] {
  const found: PathString[] = [];
  const add = (m: Member, object: JsonNode, state: string | undefined) => {
    const path = stringValue(m.value);
    if (m.value && path !== undefined && /^\$(\.\w+)+$/.test(path))
      found.push({ member: m, node: m.value, path, state, object });
  };
  for (const { node, state } of partsOf(flow))
    for (const m of members(node))
      if (m.name === 'Variable' || (m.name.endsWith('Path') && m.name !== 'ResultPath')) add(m, node, state);
  for (const { member: m, object, state } of parametersOf(flow))
    if (m.name.endsWith('.$')) add(m, object, state);
  return found;
}

const stepsOf = (path: string): string[] => path.split('.').slice(1);
