import { end, removeMember, renameKey } from '../json/edits.ts';
import type { JsonNode, Member } from '../json/tree.ts';
import { dynamicKind, plainName } from '../model/uses.ts';
import { CALL, callEdits, callTexts } from './compute-call.ts';
import { insertBefore, listOfOne } from './layout.ts';
import { byHand, type Rewriting, renamePrivate, withSuffixOf } from './rewriting.ts';

// What moves into a task is hidden with all of them.
const PRIVATE: ReadonlyMap<string, string> = new Map([
  ['endpoint', 'endpoint_id'],
  ...[...CALL.keys()].map((name): [string, string] => [name, 'tasks']),
]);

/** What to do where the parameters are made elsewhere. */
export const COMPUTE_NAMES =
  'write function_id for function and kwargs for payload in each of “tasks”, and endpoint_id beside “tasks” for endpoint';

/**
 * A body for Compute v2, or funcX, as one for v3 [DOC GC]: `endpoint` becomes `endpoint_id`, and every call stands in
 * `tasks`. All calls of an action run on one endpoint.
 */
export function rewriteCompute(text: string, body: JsonNode): Rewriting {
  const tasks = named(body, 'tasks');
  const calls = body.members.filter(m => CALL.has(plainName(m.name)));
  if (!tasks) return oneCall(text, body, calls);
  if (calls.length > 0) return byHand('Move the function that stands beside “tasks” into it');
  const list = tasks.name === 'tasks' && tasks.value?.type === 'array' ? tasks.value.elements : undefined;
  if (list?.every(task => task.type === 'object')) return severalCalls(text, body, tasks, list);
  return byHand(`Where the tasks are made, ${COMPUTE_NAMES}`);
}

function oneCall(text: string, body: JsonNode, calls: readonly Member[]): Rewriting {
  const endpoint = named(body, 'endpoint');
  const edits = renamePrivate(body, PRIVATE);
  if (endpoint) edits.push(renameKey(endpoint, withSuffixOf(endpoint, 'endpoint_id')));
  const [first, ...rest] = calls;
  if (!first) return { edits };
  const call = callTexts(text, calls);
  if (!call)
    return byHand('Write the call in “tasks”, with function_id, args (a list) and kwargs (an object)');
  edits.push({ span: first.node, newText: `"tasks": ${listOfOne(text, first.node.offset, call)}` });
  for (const member of rest) {
    // With the comma before it: the first one is still there.
    const from = end(body.members[body.members.indexOf(member) - 1]?.node ?? first.node);
    edits.push({ span: { offset: from, length: end(member.node) - from }, newText: '' });
  }
  return { edits };
}

function severalCalls(text: string, body: JsonNode, tasks: Member, list: readonly JsonNode[]): Rewriting {
  const above = named(body, 'endpoint') ?? named(body, 'endpoint_id');
  const inTasks = list.map(task => named(task, 'endpoint'));
  const endpoint = above ?? inTasks.find(member => member !== undefined);
  const agrees = (member: Member | undefined) =>
    member ? endpoint !== undefined && isSame(text, member, endpoint) : above === endpoint;
  if (!inTasks.every(agrees))
    return byHand('Give each endpoint a state of its own: all calls of an action run on one endpoint');
  const edits = renamePrivate(body, PRIVATE);
  if (above && plainName(above.name) === 'endpoint')
    edits.push(renameKey(above, withSuffixOf(above, 'endpoint_id')));
  else if (!above && endpoint?.value)
    edits.push(
      insertBefore(
        text,
        tasks.node,
        `"${withSuffixOf(endpoint, 'endpoint_id')}": ${valueText(text, endpoint)}`,
      ),
    );
  for (const [i, task] of list.entries()) {
    const call = callEdits(text, task);
    if (!call) return byHand('Write the arguments of each task as args (a list) and kwargs (an object)');
    const moved = inTasks[i];
    edits.push(...call, ...(moved ? [removeMember(text, task, moved)] : []));
  }
  return { edits };
}

function named(object: JsonNode, name: string): Member | undefined {
  return object.members.find(m => plainName(m.name) === name);
}

function isSame(text: string, a: Member, b: Member): boolean {
  return dynamicKind(a.name) === dynamicKind(b.name) && valueText(text, a) === valueText(text, b);
}

function valueText(text: string, { value }: Member): string {
  return value ? text.slice(value.offset, end(value)) : '';
}
