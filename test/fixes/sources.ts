import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENT_RULES, documentReports } from '../../language/src/documents/index.ts';
import { openDocument, reportsOf } from '../../language/src/documents/open-document.ts';
import { documentIn } from '../../language/src/documents/testing/check-document.ts';
import {
  type DocumentKind,
  FlowDocument,
  kindOfOurs,
  parseJson,
  type TextFile,
  type ValidateOptions,
} from '../../language/src/index.ts';
import { RULES } from '../../language/src/rules/index.ts';
import type { Checked } from '../../language/src/testing/fix-faults.ts';
import { readFixture } from '../../language/src/testing/fixture.ts';
import { filesIn, slugs, textOf } from '../corpus/corpus.ts';
import { DEFECTS } from '../defects/all.ts';
import type { Defect } from '../defects/defect.ts';
import { mutantsOf } from '../mutation/measure.ts';
import { applied, readFlow } from '../mutation/mutant.ts';
import { MORE } from './more.ts';

/** A text with findings, and what to call it. */
export interface Source extends Checked {
  title: string;
}

type Kind = Exclude<DocumentKind, 'none'>;

function sourceOf(title: string, file: TextFile, kind: Kind, beside: ValidateOptions = {}): Source {
  const found = (text: string) => reportsOf(openDocument({ uri: file.uri, text }, kind, beside));
  return { title, text: file.text, found };
}

/** The bad examples of all rules. */
export function examples(): Source[] {
  const ofDefinitions = RULES.flatMap(({ meta }) =>
    meta.examples.bad.map((example, i) => {
      const { main, files } = readFixture(example);
      return definition(`example ${i + 1}`, main.text, files.get('schema.json')?.text);
    }),
  );
  const ofOthers = DOCUMENT_RULES.flatMap(({ meta, kinds }) =>
    meta.examples.bad.map((example, i) => {
      const [document] = documentIn(example, kinds[0] ?? 'none');
      const found = (text: string) => documentReports({ ...document, text, parsed: parseJson(text) });
      return { title: `example ${i + 1}`, text: document.text, found };
    }),
  );
  return [...ofDefinitions, ...ofOthers];
}

/** Each mistake of test/defects. */
export const defects = (): Source[] => DEFECTS.map(sourceOfFixture);

/** Those of more.ts. */
export const more = (): Source[] => MORE.map(sourceOfFixture);

function sourceOfFixture({ title, text }: Pick<Defect, 'title' | 'text'>): Source {
  const { main, files } = readFixture(text);
  const at = (name: string, content: string) => ({ uri: `file:///${name}`, text: content });
  const marked = [...files.values()].find(f => f.expected.length > 0) ?? main;
  const others = [...files.values()].filter(f => f !== marked).map(f => at(f.name, f.text));
  const inputSchema = others.find(f => f.uri.endsWith('schema.json'));
  const definitions = others.filter(f => f.uri.endsWith('.flow.json'));
  const file = at(marked.name, marked.text);
  const kind = kindOfOurs(file.uri, new FlowDocument(file.uri, file.text));
  return sourceOf(title, file, kind, { definitions, ...(inputSchema && { inputSchema }) });
}

/** Every `step`th way to break a flow of the folder examples/ by one change. */
export function* mutants(step: number): Generator<Source> {
  const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
  const read = (name: string, what: string) => readFileSync(`${folder}${name}/${name}.${what}.json`, 'utf8');
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    const flow = entry.isDirectory() && readFlow(name, read(name, 'flow'), read(name, 'schema'));
    if (!flow) continue;
    let count = 0;
    for (const mutant of mutantsOf(flow)) {
      if (mutant.file !== 'definition' || count++ % step !== 0) continue;
      const { text, schema } = applied(flow, mutant);
      yield definition(`${name}: ${mutant.kind}, ${mutant.what}`, text, schema);
    }
  }
}

/** The files of one flow of the corpus: its definition without and with its input schema, that schema, a run input. */
export function publicFlow(slug: string): Source[] {
  const [text, schema, input] = ['definition', 'schema', 'input'].map(name => textOf(`${slug}/${name}.json`));
  const sources = text === undefined ? [] : [definition('definition', text)];
  if (schema !== undefined) {
    if (text !== undefined) sources.push(definition('definition with its schema', text, schema));
    const definitions = text === undefined ? [] : [{ uri: DEFINITION, text }];
    sources.push(sourceOf('schema', { uri: SCHEMA, text: schema }, 'input-schema', { definitions }));
  }
  if (input !== undefined)
    sources.push(
      sourceOf('input', { uri: 'file:///a.input.json', text: input }, 'run-input', {
        ...(schema !== undefined && { inputSchema: { uri: SCHEMA, text: schema } }),
      }),
    );
  return sources;
}

/** Flows that the retired client was tested with. */
export function clientFixtures(): Source[] {
  const folder = '_fixtures/automate-client-validation';
  return filesIn(folder).map(name => definition(name, textOf(`${folder}/${name}`) ?? ''));
}

export { slugs };

const DEFINITION = 'file:///a.flow.json';
const SCHEMA = 'file:///a.schema.json';

function definition(title: string, text: string, schema?: string): Source {
  const beside = schema === undefined ? {} : { inputSchema: { uri: SCHEMA, text: schema } };
  return sourceOf(title, { uri: DEFINITION, text }, 'flow-definition', beside);
}
