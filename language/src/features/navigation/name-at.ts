import type { FlowDocument } from '../../document/flow-document.ts';
import { isSameFile } from '../../document/project-flows.ts';
import type { TextFile } from '../../document/text-file.ts';
import type { Span } from '../../json/text.ts';
import { indexInString } from '../in-string.ts';
import { namesInPayload, namesInTest, statesInProject } from './file-names.ts';
import type { FlowFiles } from './flow-files.ts';
import { type KeyPath, keyPath } from './key-path.ts';
import { type Mention, writtenIn } from './mention.ts';
import { type FlowName, keyNameOf, type StateName } from './names.ts';
import { schemaKeys } from './schema-keys.ts';
import { mentionsIn } from './state-mentions.ts';
import { nameSpan, type Written } from './written.ts';

/** A name under the cursor. */
export interface NameAt {
  name: FlowName;
  /** Where it stands in the file, without quotes. */
  span: Span;
  /** Where in a definition it stands; undefined in another file. */
  in: { definition: FlowDocument; index: number; mention: Mention; path: KeyPath } | undefined;
}

/** What is named at an offset of one of the files. */
export function nameAt(files: FlowFiles, file: TextFile, offset: number): NameAt | undefined {
  const definition = files.definitions.find(({ uri }) => isSameFile(uri, file.uri));
  if (definition) return inDefinition(files, definition, offset);
  if (files.inputSchema && isSameFile(files.inputSchema.uri, file.uri)) return inSchema(files, file, offset);
  const test = files.tests.find(other => isSameFile(other.file.uri, file.uri));
  if (test) return inTest(files, file, test.definition, offset);
  if (files.projectFile && isSameFile(files.projectFile.uri, file.uri)) return inProject(files, file, offset);
  return keyIn(files, undefined, file, namesInPayload(file), offset);
}

function inDefinition(files: FlowFiles, definition: FlowDocument, offset: number): NameAt | undefined {
  const { unit, index, base, node } = definition.locate(offset);
  if (node?.type !== 'string') return undefined;
  const { state } = unit;
  const transitions = state ? state.transitions : definition.head.start ? [definition.head.start] : [];
  if (node === state?.key || transitions.some(({ at }) => at.offset === node.offset)) {
    const name = String(node.value);
    const found = nameOfState(definition, name);
    return found && { name: found, span: moved(nameSpan(unit.text, writtenIn(node)), base), in: undefined };
  }
  if (!state || index === undefined) return undefined;
  const found = stepAt(mentionsIn(state), unit.text, offset - base);
  const name = found && keyNameOf(files, definition, found.path);
  return (
    name && {
      name,
      span: moved(nameSpan(unit.text, found.written), base),
      in: { definition, index, mention: found.mention, path: found.path },
    }
  );
}

function inSchema(files: FlowFiles, file: TextFile, offset: number): NameAt | undefined {
  const key = schemaKeys(file).find(({ written }) => covers(written.node, offset));
  const [path] = key?.paths ?? [];
  const name = path && keyNameOf(files, undefined, path);
  return name && key && { name, span: nameSpan(file.text, key.written), in: undefined };
}

function inTest(files: FlowFiles, file: TextFile, uri: string, offset: number): NameAt | undefined {
  const definition = files.definitions.find(other => isSameFile(other.uri, uri));
  if (!definition) return undefined;
  const { states, mentions } = namesInTest(file);
  const state = states.find(node => covers(node, offset));
  const name = state && nameOfState(definition, String(state.value));
  if (name && state) return { name, span: nameSpan(file.text, writtenIn(state)), in: undefined };
  return keyIn(files, definition, file, mentions, offset);
}

function inProject(files: FlowFiles, file: TextFile, offset: number): NameAt | undefined {
  for (const definition of files.definitions)
    for (const node of statesInProject(file, definition)) {
      const name = covers(node, offset) ? nameOfState(definition, String(node.value)) : undefined;
      if (name) return { name, span: nameSpan(file.text, writtenIn(node)), in: undefined };
    }
  return undefined;
}

function keyIn(
  files: FlowFiles,
  own: FlowDocument | undefined,
  file: TextFile,
  mentions: readonly Mention[],
  offset: number,
): NameAt | undefined {
  const found = stepAt(mentions, file.text, offset);
  const name = found && keyNameOf(files, own, found.path);
  return name && { name, span: nameSpan(file.text, found.written), in: undefined };
}

function nameOfState(definition: FlowDocument, name: string): StateName | undefined {
  return definition.stateNamed(name) && { kind: 'state', name, definition };
}

interface StepAt {
  mention: Mention;
  written: Written;
  path: KeyPath;
}

/** The step of a path whose name is at an offset, with all before it. */
function stepAt(mentions: readonly Mention[], text: string, offset: number): StepAt | undefined {
  let found: StepAt | undefined;
  for (const mention of mentions)
    for (const [i, { written }] of mention.steps.entries()) {
      if (!written || !covers(written.node, offset)) continue;
      const index = indexInString(text, written.node, offset);
      const { offset: from, length } = written.at;
      const inside = index >= from && index < from + length;
      if (!inside && (found || index !== from + length)) continue;
      const steps = mention.steps.slice(0, i + 1).map(({ step }) => step ?? 0);
      found = { mention, written, path: keyPath(steps) };
      if (inside) return found;
    }
  return found;
}

function covers({ offset: from, length }: Span, offset: number): boolean {
  return from <= offset && offset <= from + length;
}

function moved({ offset, length }: Span, base: number): Span {
  return { offset: offset + base, length };
}
