import { type ChangedPart, type DeployPlan, deployedParts } from '../../../globus/src/index.ts';
import { FlowDocument, flowDiff, type JsonNode, parseJson, valueDiff } from '../../../language/src/index.ts';
import { overwriteWarning } from '../../../project/src/index.ts';
import { diffLines } from '../review/diff-lines.ts';
import type { Prepared } from './prepare.ts';

type Update = Extract<DeployPlan, { action: 'update' }>;

/** What deploying would do, in words: a line for the flow, then what changes. */
export function planText(prepared: Prepared, where: string): string {
  const { files, plan } = prepared;
  return [
    `${files.definition}: ${headline(plan, where)}`,
    ...warnings(prepared).map(line => `  ! ${line}`),
    ...(plan.action === 'update' ? plan.parts.flatMap(part => partLines(plan, part)) : []),
  ]
    .map(line => `${line}\n`)
    .join('');
}

function headline(plan: DeployPlan, where: string): string {
  switch (plan.action) {
    case 'create':
      return `create the flow “${plan.create.title}” on ${where}`;
    case 'update':
      return `update “${plan.flow.title}” on ${where}`;
    case 'nothing':
      return `“${plan.flow.title}” on ${where} is up to date`;
  }
}

/** What whoever agrees should know. */
function warnings({ plan, lost, known }: Prepared): string[] {
  const overwrites = overwriteWarning(plan);
  if (overwrites !== undefined) return [overwrites];
  if (lost)
    return [
      'The flow that globus-flows.json names is not there any more, or you have no role in it: this makes a new one.',
    ];
  if (plan.action !== 'update' || known) return [];
  return [
    'What was deployed last is not known here, so a change of somebody else looks like one of yours (see --since).',
  ];
}

function partLines({ flow, update }: Update, { field, overwrites }: ChangedPart): string[] {
  const words = wordsOf(field, deployedParts(flow)[field], update[field]);
  const name = field.replaceAll('_', ' ');
  // Of a plain value there is no place in it to name.
  const lines = words.map(line => `    ${line.replace(/^: /, '')}`);
  return [`  ${name}${overwrites ? ' (changed by somebody else)' : ''}`, ...lines];
}

function wordsOf(field: string, older: unknown, newer: unknown): string[] {
  if (Array.isArray(older) && Array.isArray(newer)) return listLines(older, newer);
  const [before, after] = [written(older), written(newer)];
  return field === 'definition' ? definitionLines(before, after) : valueDiff(nodeOf(before), nodeOf(after));
}

function definitionLines(before: string, after: string): string[] {
  const flowOf = (text: string) => new FlowDocument('file:///flow.flow.json', text);
  return diffLines(flowDiff(flowOf(before), flowOf(after)));
}

/** Who, or which words, came and went: the order of these lists means nothing. */
function listLines(before: readonly unknown[], after: readonly unknown[]): string[] {
  return [
    ...after.filter(item => !before.includes(item)).map(item => `+ ${item}`),
    ...before.filter(item => !after.includes(item)).map(item => `- ${item}`),
  ];
}

/** As JSON; what is not set counts as empty. */
function written(value: unknown): string {
  return JSON.stringify(value ?? {});
}

function nodeOf(text: string): JsonNode {
  const { root } = parseJson(text);
  if (root) return root;
  throw new Error('A JSON value has been written as something else.');
}
