import {
  type FlowDiff,
  FlowDocument,
  flowDiff,
  isSameFlow,
  type JsonNode,
  kindOfOurs,
  parseJson,
  type TextFile,
  valueDiff,
} from '../../../language/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { failure } from '../failure.ts';
import { addressOf, readTextIfThere, reason } from '../files.ts';
import { printable } from '../formats/words.ts';
import { Repository } from '../git.ts';
import { printJson } from '../print-json.ts';
import { diffLines } from './diff-lines.ts';

export interface DiffCommand {
  json: boolean;
}

/**
 * `gflow diff`: prints what differs between two flows, whatever the order of their states and fields, and returns the
 * exit status: 1 where they differ. Each is a file, or `REVISION:PATH` as git has it.
 */
export async function diff(before: string, after: string, { json }: DiffCommand): Promise<number> {
  try {
    const [older, newer] = [await read(before), await read(after)];
    const found = compare(older, newer);
    if (json) printJson({ before, after, ...found });
    else
      process.stdout.write(
        lines(found)
          .map(line => `${printable(line)}\n`)
          .join(''),
      );
    const same = found.changes.length === 0 && (!found.flow || isSameFlow(found.flow));
    return same ? EXIT.ok : EXIT.found;
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error), json);
  }
}

interface Compared {
  /** Of two flow definitions. */
  flow: FlowDiff | undefined;
  /** Of anything else, in words. */
  changes: readonly string[];
}

function compare(before: TextFile, after: TextFile): Compared {
  const [older, newer] = [new FlowDocument(before.uri, before.text), new FlowDocument(after.uri, after.text)];
  const isFlow = (flow: FlowDocument) => kindOfOurs(flow.uri, flow) === 'flow-definition';
  return isFlow(older) && isFlow(newer)
    ? { flow: flowDiff(older, newer), changes: [] }
    : { flow: undefined, changes: valueDiff(rootOf(before.text), rootOf(after.text)) };
}

/** Throws an Error whose message is for the user. */
async function read(name: string): Promise<TextFile> {
  try {
    const file = await find(name);
    rootOf(file.text);
    return file;
  } catch (error) {
    throw new Error(`${name}: ${reason(error)}`, { cause: error });
  }
}

async function find(name: string): Promise<TextFile> {
  const text = readTextIfThere(name);
  if (text !== undefined) return { uri: addressOf(name), text };
  const colon = name.indexOf(':');
  if (colon < 1) throw new Error('There is no such file. A version in git is named REVISION:PATH.');
  const file = name.slice(colon + 1);
  const repository = await Repository.around('.');
  const commit = await repository.commit(name.slice(0, colon));
  return { uri: addressOf(file), text: await repository.text(commit, file) };
}

/** Of a broken text a part could be missing that is no difference. */
function rootOf(text: string): JsonNode {
  const { root, problems } = parseJson(text);
  if (!root || problems.length > 0) throw new Error('It is not well-formed JSON. gflow check says where.');
  return root;
}

function lines({ flow, changes }: Compared): string[] {
  return flow ? diffLines(flow) : [...changes];
}
