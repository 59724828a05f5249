import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type GraphView, graphView } from '../../language/src/index.ts';
import { STANDARD_INPUT } from './check/sources.ts';
import { EXIT } from './exit-codes.ts';
import { failure } from './failure.ts';
import { type Problem, reason, writeReason } from './files.ts';
import { printable } from './formats/words.ts';
import { readFlow } from './read-flow.ts';
import { writeOver } from './write-new.ts';

export const GRAPH_FORMATS = ['mermaid', 'svg', 'dot', 'json'] as const;
type GraphFormat = (typeof GRAPH_FORMATS)[number];

export interface GraphCommand {
  /** Without it what the name of the output ends with says it, else it is Mermaid. */
  format?: GraphFormat;
  /** The file to write it to; standard output without one. */
  output?: string;
}

const ENDINGS: Readonly<Record<string, GraphFormat>> = {
  '.svg': 'svg',
  '.dot': 'dot',
  '.gv': 'dot',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.json': 'json',
};

/** `gflow graph`: draws a flow, with what the rules find in it, and returns the exit status. */
export async function graph(file: string, { format, output }: GraphCommand): Promise<number> {
  try {
    if (output !== undefined && (await isSame(file, output)))
      throw new Error('It would be overwritten by its own picture. Name another file.');
    const { document, found, problems } = await readFlow(file);
    const view = graphView(document, found);
    for (const problem of problems) warn(problem);
    const ending = ENDINGS[path.extname(output ?? '').toLowerCase()];
    const picture = await drawn(view, format ?? ending ?? 'mermaid', file);
    if (output === undefined) process.stdout.write(picture);
    else await write(output, picture);
    return EXIT.ok;
  } catch (error) {
    return failure(`${file}: ${reason(error)}`, format === 'json');
  }
}

/** What draws is loaded only here: no other command has a use for it. */
async function drawn(view: GraphView, format: GraphFormat, file: string): Promise<string> {
  const { dotOf, layOut, mermaidOf, svgOf } = await import('../../picture/src/index.ts');
  switch (format) {
    case 'mermaid':
      return mermaidOf(view);
    case 'dot':
      return dotOf(view);
    case 'json':
      return `${JSON.stringify(view, undefined, 2)}\n`;
    case 'svg':
      return svgOf(view, layOut(view), file === STANDARD_INPUT ? 'Flow' : path.basename(file));
  }
}

async function isSame(file: string, output: string): Promise<boolean> {
  if (file === STANDARD_INPUT) return false;
  const [a, b] = await Promise.all([file, output].map(at => realpath(at).catch(() => path.resolve(at))));
  return a === b;
}

async function write(output: string, text: string): Promise<void> {
  await writeOver(output, text).catch((error: unknown) => {
    throw new Error(`The picture cannot be written to ${output}: ${writeReason(error)}`, { cause: error });
  });
}

function warn({ path: at, message }: Problem): void {
  console.error(printable(`gflow: ${at}: ${message}`));
}
