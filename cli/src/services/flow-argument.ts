import { stat } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_FILE } from '../../../language/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { type FlowFiles, flowFiles, readNamed } from './flow-files.ts';
import { projectFolderOf } from './project-folder.ts';
import type { Services } from './services.ts';

/** A deployed flow, and its files where they are here. */
export interface FlowMeant {
  id: string;
  title?: string;
  files?: FlowFiles;
}

type Where = Pick<Services, 'globus' | 'environment'>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The flow that a word of the command line means: a definition, a name in the project file, an id, or the title of a flow
 * that the caller has a role in.
 */
export async function flowMeant(text: string, where: Where): Promise<FlowMeant> {
  const definition = await definitionMeant(text);
  if (definition !== undefined) return flowOfFile(await flowFiles(definition), where);
  if (!ID.test(text)) return withFiles(await flowTitled(text, where), where);
  return withFiles({ id: text.toLowerCase() }, where);
}

async function definitionMeant(text: string): Promise<string | undefined> {
  if ((await stat(text).catch(() => undefined))?.isFile()) return text;
  const { folder, project } = await projectFolderOf(PROJECT_FILE);
  const flow = project.flows.get(text);
  if (!flow && /\.json$/i.test(text)) await readNamed(text); // no title ends like that: what is wrong with the file is said
  return flow && path.relative('.', path.join(folder, flow.definition));
}

function flowOfFile(files: FlowFiles, { environment }: Where): FlowMeant {
  const id = files.entry?.flowIds[environment.id];
  if (id !== undefined) return { id, title: files.title, files };
  throw refusal({
    kind: 'not-found',
    operation: `find the flow “${files.title}”`,
    message: `${files.definition} is not deployed to ${environment.label} yet.`,
    remedy: `Deploy it first: gflow apply ${files.definition}`,
  });
}

async function flowTitled(text: string, { globus, environment }: Where): Promise<FlowMeant> {
  const wanted = text.toLowerCase();
  const found = (await globus.flows.list({ text })).filter(({ title }) => title.toLowerCase() === wanted);
  const [flow] = found;
  if (flow && found.length === 1) return { id: flow.id, title: flow.title };
  const operation = `find the flow “${text}”`;
  if (!flow)
    throw refusal({
      kind: 'not-found',
      operation,
      message: `There is no flow “${text}” on ${environment.label} that you have a role in.`,
      remedy: 'Give its whole title, its id, or its definition.',
    });
  throw refusal({
    operation,
    message: `There are ${found.length} flows “${text}” on ${environment.label}.`,
    remedy: `Give the id of the one that you mean: ${found.map(({ id }) => id).join(', ')}.`,
  });
}

/** Adds the files of a flow that the project file around here names. */
async function withFiles(flow: FlowMeant, { environment }: Where): Promise<FlowMeant> {
  const { folder, project } = await projectFolderOf(PROJECT_FILE);
  for (const { definition, flowIds } of project.flows.values())
    if (flowIds[environment.id] === flow.id)
      return { ...flow, files: await flowFiles(path.relative('.', path.join(folder, definition))) };
  return flow;
}
