import type { FlowReference } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import type { Services } from './services.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The flow that a word of the command line means: an id, or the title of a flow that the caller has a role in. */
export async function flowMeant(
  text: string,
  { globus, environment }: Pick<Services, 'globus' | 'environment'>,
): Promise<Exclude<FlowReference, string>> {
  if (ID.test(text)) return { id: text };
  const wanted = text.toLowerCase();
  const found = (await globus.flows.list({ text })).filter(({ title }) => title.toLowerCase() === wanted);
  const [flow] = found;
  if (flow && found.length === 1) return flow;
  const operation = `find the flow “${text}”`;
  if (!flow)
    throw refusal({
      kind: 'not-found',
      operation,
      message: `There is no flow “${text}” on ${environment.label} that you have a role in.`,
      remedy: 'Give its whole title, or its id.',
    });
  throw refusal({
    operation,
    message: `There are ${found.length} flows “${text}” on ${environment.label}.`,
    remedy: `Give the id of the one that you mean: ${found.map(({ id }) => id).join(', ')}.`,
  });
}
