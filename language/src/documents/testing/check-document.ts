import { FlowDocument } from '../../document/flow-document.ts';
import { knowledgeOf } from '../../document/knowledge.ts';
import type { DocumentKind } from '../../document/recognise.ts';
import { parseJson } from '../../json/parse.ts';
import { LineIndex } from '../../json/text.ts';
import type { Report } from '../../rules/rule.ts';
import { fixFaults } from '../../testing/fix-faults.ts';
import { type FixtureFile, readFixture } from '../../testing/fixture.ts';
import { documentReports, type JsonDocument } from '../index.ts';

/** `schema` is the value of the companion schema. */
export function documentOf(text: string, kind: DocumentKind, schema?: unknown): JsonDocument {
  return {
    uri: `file:///${kind}.json`,
    text,
    kind,
    parsed: parseJson(text),
    ...(schema !== undefined && { schema: { uri: 'file:///a.schema.json', value: schema } }),
  };
}

/** The main file of a fixture as a document of that kind; of the others definitions are those that it belongs to, and one more is its schema. */
export function documentIn(source: string, kind: DocumentKind): [JsonDocument, FixtureFile] {
  const { main, files } = readFixture(source);
  const others = [...files.values()].filter(file => file !== main);
  const isDefinition = ({ name }: FixtureFile) => name.endsWith('.flow.json');
  const schema = others.find(file => !isDefinition(file));
  const document = documentOf(main.text, kind, schema && JSON.parse(schema.text));
  const definitions = others
    .filter(isDefinition)
    .map(({ name, text }) => new FlowDocument(`file:///${name}`, text, knowledgeOf(document)));
  return [{ ...document, definitions }, main];
}

/** What does not fit between what a fixture expects and what is found; empty where all does. */
export function mismatchesIn(source: string, kind: DocumentKind): string[] {
  const [document, main] = documentIn(source, kind);
  const lines = new LineIndex(main.text);
  const place = ({ message: { at } }: Report) => {
    const { start, end } = lines.range(at);
    return `${start.line}:${start.character}-${end.line > start.line ? '' : end.character}`;
  };
  const open = new Set(documentReports(document));
  const problems: string[] = [];
  for (const { line, from, to, rule, fragment, fixes } of main.expected) {
    const match = [...open].find(
      report =>
        report.rule.id === rule &&
        [`${line}:${from}-${to}`, `${line}:${from}-`].includes(place(report)) &&
        words(report).includes(fragment),
    );
    if (!match) problems.push(`expected in line ${line + 1}: ${rule}: ${fragment}`);
    else {
      open.delete(match);
      const titles = match.fixes().map(f => f.title);
      for (const title of fixes)
        if (!titles.includes(title)) problems.push(`no fix "${title}", but ${JSON.stringify(titles)}`);
    }
  }
  for (const report of open)
    problems.push(`not expected: ${place(report)} ${report.rule.id}: ${words(report)}`);
  return [...problems, ...faultsIn(document)];
}

/** What is wrong with the fixes for a document. */
export function faultsIn(document: JsonDocument): string[] {
  const found = (text: string) => documentReports({ ...document, text, parsed: parseJson(text) });
  return fixFaults({ text: document.text, found });
}

export function words({ message }: Report): string {
  return `${message.what} ${message.todo}`;
}

/** What is found, as "severity rule: marked text". */
export function told(text: string, kind: DocumentKind, schema?: unknown): string[] {
  return documentReports(documentOf(text, kind, schema)).map(({ rule, message: { at, severity } }) => {
    const marked = text.slice(at.offset, at.offset + at.length);
    return `${severity ?? rule.severity} ${rule.id}: ${marked}`;
  });
}
