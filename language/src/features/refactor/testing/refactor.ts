import { FlowDocument } from '../../../document/flow-document.ts';
import { knowledgeOf } from '../../../document/knowledge.ts';
import type { TextFile } from '../../../document/text-file.ts';
import { applyEdits } from '../../../json/text.ts';
import { readFixture } from '../../../testing/fixture.ts';
import { type FlowFiles, filesOf } from '../../navigation/flow-files.ts';
import { type FileChange, type Refactoring, refactorings } from '../refactorings.ts';

/** What is offered at the cursor of a fixture. Its other files go by their names, as files do. */
export function offered(source: string, all = false): Refactoring[] {
  const { main, files } = readFixture(source);
  const schema = [...files.values()].find(({ name }) => name.endsWith('schema.json'));
  const knowledge = knowledgeOf(schema && { uri: `file:///${schema.name}`, text: schema.text });
  const document = new FlowDocument(`file:///${main.name}`, main.text, knowledge);
  const range = { offset: main.cursor ?? 0, length: 0 };
  return refactorings(document, range, filesBeside(document, files.values()), all);
}

/** The titles of what is offered at the cursor, of one kind if that is named. */
export function titles(source: string, kind = 'refactor'): string[] {
  return offered(source)
    .filter(one => one.kind.startsWith(kind))
    .map(one => one.title);
}

/** The files after the refactoring of that kind, in the form of a fixture: the definition, then others that changed. */
export function refactored(source: string, kind: string): string {
  const chosen = offered(source, true).find(one => one.kind.startsWith(kind));
  if (!chosen) return `no ${kind}`;
  return chosen
    .changes()
    .map((change, i) => {
      const heading = i === 0 && !('create' in change) ? '' : `// -- ${nameOf(change)}\n`;
      return heading + after(change);
    })
    .join('\n');
}

export function after(change: FileChange): string {
  return 'create' in change ? change.text : applyEdits(change.file.text, change.edits);
}

function nameOf(change: FileChange): string {
  const uri = 'create' in change ? change.create : change.file.uri;
  return uri.slice(uri.lastIndexOf('/') + 1);
}

function filesBeside(definition: FlowDocument, all: Iterable<{ name: string; text: string }>): FlowFiles {
  const files: TextFile[] = [...all].map(({ name, text }) => ({ uri: `file:///${name}`, text }));
  return {
    ...filesOf(definition),
    payloads: files.filter(({ uri }) => uri.endsWith('input.json')),
    tests: files
      .filter(({ uri }) => uri.endsWith('.flowtest.json'))
      .map(file => ({ file, definition: definition.uri })),
  };
}
