import { inputReads } from '../../contract/input-reads.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import type { DocumentKind } from '../../document/recognise.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import { flowTestSchema, projectFileSchema } from '../../documents/own-schemas.ts';
import { nodeAround } from '../../json/node-around.ts';
import { type Pointer, pointerOf } from '../../json/pointer.ts';
import { type JsonNode, memberOf, stringValue } from '../../json/tree.ts';
import { plainValue } from '../../json/value.ts';
import { isString, type JsonRecord } from '../../schema/json-value.ts';
import { schemasAt } from '../../schema/schemas-at.ts';
import { globusIdIn } from '../globus-id.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';
import { stateNamesInTest } from '../navigation/test-names.ts';
import { aboutGlobusId } from './about-id.ts';
import { aboutRule } from './about-rule.ts';
import { aboutState } from './about-state.ts';
import type { Hover } from './answer.ts';
import { bold, code, few, paragraphs, quoted } from './markdown.ts';

/** What is known about the key or the value at an offset of a document that is no definition. */
export function documentHover(
  file: TextFile,
  kind: DocumentKind,
  files: FlowFiles,
  offset: number,
  rulePages: string,
): Hover | undefined {
  const { root } = treeOf(file);
  const node = nodeAround(root, offset);
  if (!root || !node || node.type === 'object' || node.type === 'array') return undefined;
  const contents = aboutNode({ root, node, kind, files, rulePages });
  const span = { offset: node.offset, length: node.length };
  return contents === undefined || contents === '' ? undefined : { contents, span };
}

interface Asked {
  root: JsonNode;
  node: JsonNode;
  kind: DocumentKind;
  files: FlowFiles;
  rulePages: string;
}

function aboutNode({ root, node, kind, files, rulePages }: Asked): string | undefined {
  const steps = pointerOf(node);
  const text = stringValue(node);
  if (kind === 'input-schema') return memberOf(node)?.key === node ? aboutProperty(steps, files) : undefined;
  if (kind === 'flow-test' && text !== undefined && [...stateNamesInTest(root)].includes(node))
    return aboutNamed(text, files.definitions);
  const rule = kind === 'project-file' && text !== undefined ? aboutRule(text, rulePages) : undefined;
  const id = text === undefined ? undefined : globusIdIn(text);
  if (rule ?? id) return rule ?? (id && aboutGlobusId(id));
  const { schema, below } = schemaFor(kind, files, steps);
  const name = memberOf(node)?.key === node ? text : undefined;
  return aboutDescribed(name, schemasAt(schema, below).all);
}

function schemaFor(
  kind: DocumentKind,
  { inputSchema }: FlowFiles,
  steps: Pointer,
): { schema: unknown; below: Pointer } {
  const root = inputSchema && treeOf(inputSchema).root;
  const ofInput = root && plainValue(root);
  if (kind === 'run-input') return { schema: ofInput, below: steps };
  if (kind === 'project-file') return { schema: projectFileSchema, below: steps };
  if (kind !== 'flow-test') return { schema: undefined, below: steps };
  const inInput = steps[0] === 'cases' && steps[2] === 'input' && steps.length > 3;
  return inInput ? { schema: ofInput, below: steps.slice(3) } : { schema: flowTestSchema, below: steps };
}

/** What schemas say of a value: its title, type, what it may be, and what it is for. */
function aboutDescribed(name: string | undefined, all: readonly JsonRecord[]): string {
  const first = (keyword: string) => all.find(schema => schema[keyword] !== undefined)?.[keyword];
  const type = first('type');
  const types = Array.isArray(type) ? type.filter(isString).join(' or ') : isString(type) ? type : '';
  const values = first('enum');
  const usual = first('default');
  const told = ['title', 'description'].map(first).filter(isString);
  if (told.length === 0 && types === '' && !Array.isArray(values)) return '';
  return paragraphs(
    name === undefined ? types : `${bold(name)}${types && ` (${types})`}`,
    ...told,
    Array.isArray(values)
      ? `Allowed: ${few(
          values.map(value => code(JSON.stringify(value))),
          12,
        )}.`
      : '',
    usual === undefined ? '' : `Default: ${code(JSON.stringify(usual))}`,
  );
}

function aboutNamed(name: string, definitions: readonly FlowDocument[]): string | undefined {
  for (const flow of definitions) {
    const about = aboutState(flow, flow.graph.byName.get(name));
    if (about !== undefined) return about;
  }
  return undefined;
}

/** A property of the input: which states read it. */
function aboutProperty(steps: Pointer, { definitions }: FlowFiles): string | undefined {
  const path = inputPath(steps);
  if (!path) return undefined;
  const readers = definitions.flatMap(flow =>
    inputReads(flow)
      .filter(read => path.every((step, i) => read.steps[i] === step))
      .map(({ state }) => quoted(flow.states[state]?.name)),
  );
  const name = code(path.join('.'));
  return readers.length > 0 ? `${name} is read by ${few(readers)}.` : `No state reads ${name}.`;
}

/** The place in the input that a property of the schema declares; undefined for other keys. */
function inputPath(steps: Pointer): readonly (string | number)[] | undefined {
  const path: (string | number)[] = [];
  for (let i = 0; i < steps.length; i++) {
    if (steps[i] === 'items') path.push(0);
    else if (steps[i] === 'properties' && i + 1 < steps.length) path.push(steps[++i] ?? '');
    else return undefined;
  }
  return path.length > 0 && steps.at(-2) === 'properties' ? path : undefined;
}
