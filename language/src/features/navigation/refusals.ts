import type { FlowDocument } from '../../document/flow-document.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import type { State } from '../../model/state.ts';
import { PRIVATE_PARAMETERS } from '../../model/strings.ts';
import { breaks } from '../../model/unit.ts';
import { dynamicKind } from '../../model/uses.ts';
import { printPath } from '../../path/print.ts';
import { lookup } from '../../shape/lookup.ts';
import { Presence } from '../../shape/shape.ts';
import type { FlowFiles } from './flow-files.ts';
import { isWithin, type KeyPath } from './key-path.ts';
import { type Foreign, madeBy } from './made.ts';
import type { Mention } from './mention.ts';
import { type FlowName, type KeyName, keyNameOf, type StateName } from './names.ts';
import { occurrencesOf } from './occurrences.ts';
import { schemaKeys } from './schema-keys.ts';
import { mentionsIn } from './state-mentions.ts';

/** Why something has to keep its name, whatever the new one is; undefined where it need not. */
export function whyKept(files: FlowFiles, name: FlowName): string | undefined {
  const all = name.kind === 'state' ? [name.definition] : name.definitions;
  if (all.some(({ broken }) => broken) || otherFiles(files).some(isBroken))
    return 'The text has syntax errors, so not every place that has this name can be found. Correct them first.';
  return name.kind === 'state' ? whyStateKept(name) : whyKeyKept(files, name);
}

/** Why it cannot have that name. */
export function whyNot(files: FlowFiles, name: FlowName, to: string): string | undefined {
  if (to.trim() === '') return 'A name needs a character that can be seen.';
  if (name.kind === 'state')
    return name.definition.stateNamed(to) ? `There is a state “${to}” already.` : undefined;
  if (dynamicKind(to)) return `A key that ends in “${to.slice(-2)}” would be computed: choose another name.`;
  if (to === PRIVATE_PARAMETERS || to.startsWith('_context'))
    return `“${to}” has a meaning of its own in Globus Flows: choose another name.`;
  for (const path of name.paths.values()) {
    const other = keyNameOf(files, name.definitions[0], renamed(path, to));
    const taken = other && [...occurrencesOf(files, other)][0];
    if (taken) return `“${printPath(renamed(path, to))}” is there already, so the two would become one.`;
    const owner = foreignTo(name, renamed(path, to));
    if (owner) return `“${to}” is a key of what ${owner} writes there, so the two would become one.`;
  }
  return undefined;
}

/** The path with another last step. */
export function renamed(path: KeyPath, to: string): KeyPath {
  return [...path.slice(0, -1), to];
}

function otherFiles({ inputSchema, payloads, tests }: FlowFiles): TextFile[] {
  return [...(inputSchema ? [inputSchema] : []), ...payloads, ...tests.map(({ file }) => file)];
}

function isBroken(file: TextFile): boolean {
  return treeOf(file).problems.some(breaks);
}

function whyStateKept({ name, definition }: StateName): string | undefined {
  return definition.states.filter(state => state.name === name).length > 1
    ? `Two states have the name “${name}”, so it is not known which one is meant. Rename one of them by hand.`
    : undefined;
}

function whyKeyKept(files: FlowFiles, key: KeyName): string | undefined {
  const { name, paths } = key;
  const all = [...paths.values()];
  const [path = []] = all;
  if (all.some(([first]) => first === '_context')) return 'Globus Flows itself names what is in “_context”.';
  if (all.some(([first]) => first === '_tokens'))
    return 'Globus Flows finds the tokens of roles by these names.';
  if (key.endless) return `“${printPath(path)}” is copied to too many places to follow.`;
  const fixed = files.inputSchema && fixedIn(files.inputSchema, key);
  if (fixed) return fixed;
  for (const own of all) {
    const owner = foreignTo(key, own);
    if (owner)
      return `“${name}” is a key of what ${owner} writes, so its name is not for the flow to choose.`;
  }
  for (const definition of key.definitions) {
    const reason = whyReached(definition, key);
    if (reason) return reason;
  }
  return undefined;
}

function fixedIn(inputSchema: TextFile, { name, paths }: KeyName): string | undefined {
  const ids = new Set(paths.keys());
  const fixed = schemaKeys(inputSchema).find(
    key => key.fixed && key.paths.some(path => ids.has(JSON.stringify(path))),
  )?.fixed;
  if (fixed === 'picker') return `The picker of the web form fills in “${name}” by this name.`;
  return fixed && `The schema of “${name}” refers to itself, so it is at any depth.`;
}

const OWNERS: Readonly<Record<Foreign['from'], (state: State) => string>> = {
  provider: ({ name }) => `the action of state “${name}”`,
  person: ({ name }) => `the web input of state “${name}”`,
  error: ({ name }) => `an error in state “${name}”`,
  expression: ({ name }) => `an expression in state “${name}”`,
  unknown: ({ name }) => `state “${name}”`,
};

/** Who chooses the key at a path, where it is not the text of the flow. */
function foreignTo({ definitions }: KeyName, path: KeyPath): string | undefined {
  for (const { states } of definitions)
    for (const state of states)
      for (const { into, shape, from } of madeBy(state).foreign) {
        if (path.length <= into.length || !isWithin(path, into)) continue;
        const { presence } = lookup(shape, path.slice(into.length));
        if (presence & (Presence.Present | Presence.Unknown | Presence.Optional)) return OWNERS[from](state);
      }
  return undefined;
}

/** A state reads the key without naming it. */
function whyReached({ states }: FlowDocument, { name, paths }: KeyName): string | undefined {
  const all = [...paths.values()];
  for (const state of states) {
    if (!mayReach(state, all)) continue;
    for (const mention of mentionsIn(state))
      for (const path of all) {
        const reason = reach(mention, path);
        const start = printPath(path.slice(0, mention.steps.length));
        if (reason === 'passed')
          return `State “${state.name}” passes “${start}” on as a whole, with the name “${name}” in it.`;
        if (reason === 'computed')
          return `State “${state.name}” may read “${printPath(path)}” by a computed name or a wildcard.`;
      }
  }
  return undefined;
}

/** Texts in which paths of that kind can stand: few states have to be looked at. */
function mayReach({ text }: State, paths: readonly KeyPath[]): boolean {
  return (
    text.includes('\\') ||
    /\$(?:["`[]|\.[.*])/.test(text) ||
    paths.some(([first]) => text.includes(String(first)))
  );
}

function reach({ steps, inner }: Mention, path: KeyPath): 'passed' | 'computed' | undefined {
  for (const [i, own] of path.entries()) {
    const step = steps[i];
    if (!step) return inner === 'passed' ? 'passed' : undefined;
    if (step.step === undefined && typeof own === 'string') return 'computed';
    const same = typeof own === 'string' ? step.step === own : typeof step.step !== 'string';
    if (!same) return undefined;
  }
  return undefined;
}
