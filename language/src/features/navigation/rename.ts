import { FlowDocument } from '../../document/flow-document.ts';
import { knowledgeOf } from '../../document/knowledge.ts';
import type { TextFile } from '../../document/text-file.ts';
import { applyEdits, type Edit, type Span } from '../../json/text.ts';
import type { FlowFiles } from './flow-files.ts';
import { type NameAt, nameAt } from './name-at.ts';
import { type FlowName, keyNameOf } from './names.ts';
import { editOf, type Occurrence, occurrencesOf } from './occurrences.ts';
import { renamed, whyKept, whyNot } from './refusals.ts';

/** Why something keeps its name, in words for whoever asked. */
export interface Refusal {
  refusal: string;
}

/** What a rename does to one of the files. */
export interface FileEdits {
  file: TextFile;
  edits: readonly Edit[];
}

/** What can be renamed at an offset, and how it is called; undefined where nothing has a name. */
export function prepareRename(
  files: FlowFiles,
  file: TextFile,
  offset: number,
): { span: Span; name: string } | Refusal | undefined {
  const found = nameAt(files, file, offset);
  const refusal = found && whyKeptHere(files, found);
  if (refusal !== undefined) return { refusal };
  return found && { span: found.span, name: found.name.name };
}

/** Gives what is named at an offset another name, wherever it is named. */
export function rename(
  files: FlowFiles,
  file: TextFile,
  offset: number,
  to: string,
): readonly FileEdits[] | Refusal | undefined {
  const found = nameAt(files, file, offset);
  if (!found) return undefined;
  const { name } = found;
  if (name.name === to) return [];
  const refusal = whyKeptHere(files, found) ?? whyNot(files, name, to);
  if (refusal !== undefined) return { refusal };
  const all = occurrencesOf(files, name);
  const changes = new Map<TextFile, Edit[]>();
  for (const occurrence of all) {
    const edit = editOf(occurrence, to);
    if (!edit) return { refusal: `“${to}” cannot be written ${whereIs(occurrence)}.` };
    changes.set(occurrence.file, [...(changes.get(occurrence.file) ?? []), edit]);
  }
  const elsewhere = lost(files, name, all, changes, to);
  if (elsewhere) return { refusal: `“${to}” would mean something else ${whereIs(elsewhere)}.` };
  return [...changes].map(([own, edits]) => ({ file: own, edits }));
}

function whyKeptHere(files: FlowFiles, { name, in: place }: NameAt): string | undefined {
  const before = place?.mention.steps.slice(0, place.path.length) ?? [];
  if (name.kind === 'key' && !name.declared && before.some(({ step }) => step === undefined))
    return `“${name.name}” is read through a computed name or a wildcard, so it is not known whose key it is.`;
  return whyKept(files, name);
}

/** The first place that has ceased to name it; the rename is done to copies of the files. */
function lost(
  files: FlowFiles,
  name: FlowName,
  before: readonly Occurrence[],
  changes: ReadonlyMap<TextFile, readonly Edit[]>,
  to: string,
): Occurrence | undefined {
  const after = changed(files, changes);
  const now = called(after, name, to);
  const still = called(after, name, name.name);
  if (still && occurrencesOf(after, still).length > 0) return before[0];
  const found = now ? occurrencesOf(after, now) : [];
  return before.find(
    ({ file, defines }, i) => found[i]?.file.uri !== file.uri || found[i]?.defines !== defines,
  );
}

/** The same state or key by another name, in other versions of the files. */
function called(files: FlowFiles, name: FlowName, to: string): FlowName | undefined {
  const same = (own: FlowDocument) => files.definitions.find(({ uri }) => uri === own.uri);
  if (name.kind === 'state') {
    const definition = same(name.definition);
    return definition && { kind: 'state', name: to, definition };
  }
  const [path = []] = name.paths.values();
  const [own] = name.definitions;
  return keyNameOf(files, own && same(own), renamed(path, to));
}

function changed(files: FlowFiles, changes: ReadonlyMap<TextFile, readonly Edit[]>): FlowFiles {
  const text = (file: TextFile) => applyEdits(file.text, changes.get(file) ?? []);
  const version = (file: TextFile): TextFile =>
    changes.has(file) ? { uri: file.uri, text: text(file) } : file;
  const inputSchema = files.inputSchema && version(files.inputSchema);
  return {
    inputSchema,
    definitions: files.definitions.map(
      own => new FlowDocument(own.uri, text(own), knowledgeOf(inputSchema, own.knowledge.providers)),
    ),
    payloads: files.payloads.map(version),
    tests: files.tests.map(test => ({ ...test, file: version(test.file) })),
    projectFile: files.projectFile && version(files.projectFile),
  };
}

function whereIs({ file, base, written: { value } }: Occurrence): string {
  const state = file instanceof FlowDocument ? file.states[file.indexAt(base + 1) ?? -1]?.name : undefined;
  return state === undefined ? `in “${value}”` : `in “${value}” of state “${state}”`;
}
