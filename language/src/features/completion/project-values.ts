import { type Pointer, pointerOf } from '../../json/pointer.ts';
import { type JsonNode, member, stringValue } from '../../json/tree.ts';
import { ROLES } from '../../model/principals.ts';
import { TRIGGER_PLACEHOLDERS } from '../../model/trigger-placeholders.ts';
import { fileNames } from './file-names.ts';
import { type StringAt, spanAround } from './in-string.ts';
import type { Completion, ItemWriter } from './item.ts';
import { matches } from './matches.ts';
import { principals } from './principals.ts';
import type { ProjectFlow, Surroundings } from './surroundings.ts';

/** The values of a project file that its schema cannot list; undefined where there are none. */
export function projectValues(
  node: JsonNode,
  { names, flows }: Surroundings,
  write: ItemWriter,
): Completion[] | undefined {
  const steps = pointerOf(node);
  if (matches(steps, 'flows.*.definition')) return fileNames(names, 'definition', write);
  if (matches(steps, 'flows.*.inputSchema')) return fileNames(names, 'input-schema', write);
  if (matches(steps, 'flows.*.roles.*.#')) {
    const listed = new Set(node.parent?.elements.map(stringValue));
    return principals(ROLES[String(steps[3])] ?? [], write).filter(({ label }) => !listed.has(label));
  }
  if (matches(steps, 'triggers.*.flow'))
    return flows.map(({ name, path }, rank) =>
      write.string(name, { kind: 'value', rank, type: 'flow', source: path }),
    );
  if (matches(steps, 'suppressions.#.file'))
    return flows.map(({ path, name }, rank) =>
      write.string(path, { kind: 'file', rank, source: `flow “${name}”` }),
    );
  if (!matches(steps, 'suppressions.#.state')) return undefined;
  const path = stringValue(member(node.parent, 'file')?.value)?.replace(/^\.\//, '');
  const states = flows.find(flow => flow.path === path)?.definition.states ?? [];
  return states.map(({ name, type }, rank) =>
    write.string(name, { kind: 'state', rank, type: type ?? 'no type' }),
  );
}

/** The flow whose runs a trigger starts, where a place is in the input that it gives them. */
export function triggeredFlow(
  root: JsonNode,
  steps: Pointer,
  { flows }: Surroundings,
): ProjectFlow | undefined {
  const [triggers, name, input] = steps;
  if (triggers !== 'triggers' || input !== 'input' || typeof name !== 'string' || steps.length < 4)
    return undefined;
  const trigger = member(member(root, triggers)?.value, name)?.value;
  const flow = stringValue(member(trigger, 'flow')?.value);
  return flows.find(own => own.name === flow);
}

/** What can be said of the file that starts a run, in the input of a trigger. */
export function placeholders(at: StringAt | undefined, write: ItemWriter): Completion[] {
  const begun = /\$?\{?\w*$/.exec(at?.before ?? '')?.[0] ?? '';
  const typed = begun.startsWith('$') ? begun.length : 0;
  return Object.entries(TRIGGER_PLACEHOLDERS).map(([word, doc], i) => {
    const text = `\${${word}}`;
    const item = write.string(text, {
      kind: 'value',
      rank: 500 + i,
      type: 'placeholder',
      detail: doc,
    });
    if (!at) return item;
    const behind = /^\w*\}/.exec(at.behind)?.[0].length ?? 0;
    const { also: _, ...inside } = item;
    return {
      ...inside,
      filterText: text,
      edit: { span: spanAround(at, typed, typed > 0 ? behind : 0), newText: text },
    };
  });
}
