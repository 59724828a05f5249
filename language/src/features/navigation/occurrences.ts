import { isSameFile } from '../../document/project-flows.ts';
import type { TextFile } from '../../document/text-file.ts';
import type { Edit, Span } from '../../json/text.ts';
import type { State } from '../../model/state.ts';
import { namings } from '../transitions.ts';
import { namesInPayload, namesInTest, statesInProject } from './file-names.ts';
import type { FlowFiles } from './flow-files.ts';
import { pathId } from './key-path.ts';
import { type Mention, writtenIn } from './mention.ts';
import type { FlowName, KeyName, StateName } from './names.ts';
import { schemaKeys } from './schema-keys.ts';
import { mentionsIn } from './state-mentions.ts';
import { nameSpan, rewrite, type Written } from './written.ts';

/** A place that names something. */
export interface Occurrence {
  file: TextFile;
  /** The name, without quotes. */
  span: Span;
  access: 'read' | 'write';
  /** What is named begins here. */
  defines: boolean;
  written: Written;
  /** What the offsets of `written` count in, and where that begins in the file. */
  text: string;
  base: number;
}

/** Every place that names it, file by file, in the order of the text. */
export function occurrencesOf(files: FlowFiles, name: FlowName): Occurrence[] {
  const found = name.kind === 'state' ? stateOccurrences(files, name) : keyOccurrences(files, name);
  return [...found];
}

/** The edit that writes another name there; undefined where it cannot be written. */
export function editOf({ text, base, written }: Occurrence, name: string): Edit | undefined {
  const edit = rewrite(text, written, name);
  return edit && { ...edit, span: moved(edit.span, base) };
}

function* stateOccurrences(files: FlowFiles, { name, definition }: StateName): Generator<Occurrence> {
  yield* inDefinition(definition, name);
  for (const { file, definition: uri } of files.tests)
    if (isSameFile(uri, definition.uri))
      for (const node of namesInTest(file).states)
        if (node.value === name) yield occurrence(file, writtenIn(node), 'read', false);
  const { projectFile } = files;
  if (!projectFile) return;
  for (const node of statesInProject(projectFile, definition))
    if (node.value === name) yield occurrence(projectFile, writtenIn(node), 'read', false);
}

function* inDefinition(definition: StateName['definition'], name: string): Generator<Occurrence> {
  const { states } = definition;
  const found: Occurrence[] = [];
  for (const { from, to, span } of namings(definition)) {
    if (to !== name) continue;
    const base = definition.base(from);
    const node = { offset: span.offset - base, length: span.length };
    const text = (from === undefined ? definition.head : states[from])?.text ?? '';
    const at = { offset: 0, length: name.length };
    const written: Written = { name, node, value: name, at, notation: 'plain' };
    found.push(occurrence(definition, written, 'read', false, text, base));
  }
  for (const [index, state] of states.entries())
    if (state.name === name)
      found.push(
        occurrence(definition, writtenIn(state.key), 'write', true, state.text, definition.base(index)),
      );
  yield* found.sort((a, b) => a.span.offset - b.span.offset);
}

function* keyOccurrences(files: FlowFiles, key: KeyName): Generator<Occurrence> {
  for (const definition of key.definitions)
    for (const [index, state] of definition.states.entries())
      if (mayName(state, key.name)) {
        const base = definition.base(index);
        for (const found of namedIn(mentionsIn(state), key))
          yield occurrence(definition, found.written, found.access, found.defines, state.text, base);
      }
  const { inputSchema } = files;
  if (inputSchema && key.declared)
    for (const { written, paths, declares } of schemaKeys(inputSchema))
      if (paths.some(path => key.paths.has(pathId(path))))
        yield occurrence(inputSchema, written, declares ? 'write' : 'read', declares);
  for (const file of files.payloads) yield* inFile(file, namesInPayload(file), key);
  for (const { file, definition } of files.tests)
    if (key.definitions.some(({ uri }) => isSameFile(uri, definition)))
      yield* inFile(file, namesInTest(file).mentions, key);
}

function* inFile(file: TextFile, mentions: readonly Mention[], key: KeyName): Generator<Occurrence> {
  for (const { written, access } of namedIn(mentions, key)) yield occurrence(file, written, access, false);
}

interface Named {
  written: Written;
  access: 'read' | 'write';
  defines: boolean;
}

/** The steps of mentions that name a key, in the order of the text. */
function namedIn(mentions: readonly Mention[], { name, paths }: KeyName): Named[] {
  const found: Named[] = [];
  for (const { steps, access } of mentions) {
    const path: (string | number)[] = [];
    for (const [i, { step, written }] of steps.entries()) {
      // What only the run knows is an element, where a list has the path.
      path.push(typeof step === 'string' ? step : 0);
      if (step !== name || !written || !paths.has(pathId(path))) continue;
      const writes = access === 'write' && i === steps.length - 1;
      found.push({ written, access: writes ? 'write' : 'read', defines: writes });
    }
  }
  return found.sort(byPlace);
}

function byPlace({ written: a }: Named, { written: b }: Named): number {
  return a.node.offset - b.node.offset || a.at.offset - b.at.offset;
}

/** Names are escaped in few texts: those are looked at. */
function mayName({ text }: State, name: string): boolean {
  return text.includes(name) || text.includes('\\');
}

function occurrence(
  file: TextFile,
  written: Written,
  access: Occurrence['access'],
  defines: boolean,
  text = file.text,
  base = 0,
): Occurrence {
  return { file, span: moved(nameSpan(text, written), base), access, defines, written, text, base };
}

function moved({ offset, length }: Span, base: number): Span {
  return { offset: offset + base, length };
}
