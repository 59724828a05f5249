import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Flow, type FlowUpdate, type Json, semanticDiff } from '../../../globus/src/index.ts';
import { baseName, orderLike, readJson, refusal } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { readTextIfThere, writeReason } from '../files.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { replaceFile } from '../replace-file.ts';
import { writeNew } from '../write-new.ts';
import { flowMeant } from './flow-argument.ts';
import { type FlowFiles, flowFiles } from './flow-files.ts';
import { lastDeployed, rememberDeployed } from './last-deployed.ts';
import { recordId } from './record-deployment.ts';
import { type ServiceOptions, withServices } from './services.ts';

export interface PullCommand extends ServiceOptions {
  output: string;
  force?: true;
}

/** A file as it is to be. */
interface Pulled {
  path: string;
  status: 'created' | 'updated' | 'unchanged';
  text: string;
}

/** `gflow pull`: writes a deployed flow into its files, and returns the exit status. */
export async function pull(text: string, command: PullCommand): Promise<number> {
  return withServices(command, async services => {
    const meant = await flowMeant(text, services);
    const flow = await services.globus.flows.get(meant);
    const definition = meant.files?.definition ?? path.join(command.output, `${fileNameOf(flow)}.flow.json`);
    const files = meant.files ?? (await flowFiles(definition));
    const last = command.force ? 'overwrite' : await lastDeployed(flow.id);
    const all = [await pulled(definition, definitionOf(flow), last, 'definition')];
    const schema =
      files.schema ??
      path.join(path.dirname(definition), `${baseName(path.basename(definition))}.schema.json`);
    const isAnything = semanticDiff(flow.input_schema ?? {}, {}).length === 0;
    if (files.schema !== undefined || !isAnything)
      all.push(await pulled(schema, flow.input_schema ?? {}, last, 'input_schema'));
    for (const file of all) await write(file);
    await link({ ...files, ...(isAnything ? {} : { schema }) }, services.environment.id, flow);
    if (command.json)
      printJson({
        flowId: flow.id,
        title: flow.title,
        files: all.map(({ path: at, status }) => ({ path: at, status })),
      });
    else for (const { path: at, status } of all) console.log(printable(`${at}: ${status}`));
    return EXIT.ok;
  });
}

async function link(files: FlowFiles, environment: 'production' | 'sandbox', flow: Flow): Promise<void> {
  await recordId({ ...files, title: files.entry?.title ?? flow.title }, environment, flow.id);
  await rememberDeployed(flow);
}

function definitionOf({ definition, title }: Flow): Json {
  if (definition) return definition;
  throw refusal({
    kind: 'forbidden',
    operation: `pull “${title}”`,
    message: `The service does not show the definition of “${title}” to you.`,
    remedy: 'Ask an administrator of the flow for the role of a viewer.',
  });
}

/** Throws where the file has changes that are nowhere else. */
async function pulled(
  file: string,
  value: Json,
  last: FlowUpdate | 'overwrite' | undefined,
  part: 'definition' | 'input_schema',
): Promise<Pulled> {
  const text = readTextIfThere(file);
  if (text === undefined) return { path: file, status: 'created', text: written(value, '  ') };
  const read = readJson(text);
  const local = 'value' in read ? read.value : undefined;
  if (local !== undefined && isSame(local, value)) return { path: file, status: 'unchanged', text };
  const known = last === 'overwrite' ? undefined : last?.[part];
  const isOurs = local === undefined || known === undefined || !isSame(local, known ?? {});
  if (isOurs && last !== 'overwrite')
    throw refusal({
      kind: 'conflict',
      operation: `pull into ${file}`,
      message: `${file} has changes that are not deployed, or that nobody here remembers to have deployed.`,
      remedy: 'Look at them with gflow plan. --force takes what is deployed all the same.',
    });
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
  return { path: file, status: 'updated', text: written(orderLike(value, local), indent) };
}

async function write({ path: file, status, text }: Pulled): Promise<void> {
  if (status === 'unchanged') return;
  try {
    if (status === 'updated') return await replaceFile(file, text);
    await mkdir(path.dirname(file), { recursive: true });
    await writeNew(file, text);
  } catch (error) {
    throw refusal({ operation: `write ${file}`, message: `${file}: ${writeReason(error)}`, remedy: '' });
  }
}

function isSame(one: Json, other: Json): boolean {
  return semanticDiff(one, other).length === 0;
}

function written(value: Json, indent: string): string {
  return `${JSON.stringify(value, undefined, indent)}\n`;
}

/** “Transfer and Share” → “transfer-and-share”; the id where the title has nothing that a file can be named for. */
function fileNameOf({ title, id }: Flow): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-').slice(0, 80) || id;
}
