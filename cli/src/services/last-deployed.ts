import path from 'node:path';
import { deployedParts, type Flow, type FlowUpdate } from '../../../globus/src/index.ts';
import { stateFolder } from './folders.ts';
import { readPrivate, writePrivate } from './private-file.ts';

/** A flow as it was last deployed, or pulled, by this user; undefined where that is not known. */
export async function lastDeployed(flowId: string): Promise<FlowUpdate | undefined> {
  const text = await readPrivate(fileOf(flowId));
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // cut short, or somebody else's: it is as if nothing were known
  }
}

/** What a flow is like now counts as deployed from here: a later change to it is somebody else's. */
export async function rememberDeployed(flow: Flow): Promise<void> {
  await writePrivate(fileOf(flow.id), JSON.stringify(deployedParts(flow)));
}

function fileOf(flowId: string): string {
  return path.join(stateFolder(), 'deployed', `${flowId}.json`);
}
