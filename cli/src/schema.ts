import { FlowDocument, inputSchemaText, kindOfOurs } from '../../language/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { failure } from './failure.ts';
import { addressOf, readText, reason, writeReason } from './files.ts';
import { isNoFlow } from './formats/words.ts';
import { printJson } from './print-json.ts';
import { writeNew } from './write-new.ts';

export interface SchemaCommand {
  /** The file to write it to, which must not be there yet; standard output without one. */
  output?: string;
  json: boolean;
}

/** `gflow schema`: prints the input schema that a definition asks for by what it reads, and returns the exit status. */
export async function schema(file: string, { output, json }: SchemaCommand): Promise<number> {
  try {
    const flow = new FlowDocument(addressOf(file), readText(file));
    const kind = kindOfOurs(flow.uri, flow);
    if (kind !== 'flow-definition') throw new Error(isNoFlow(kind));
    if (flow.broken || flow.states.length === 0)
      throw new Error('It is no well-formed flow definition. gflow check says what is wrong.');
    const text = inputSchemaText(flow);
    if (output !== undefined) await write(output, text);
    if (json) printJson({ schema: JSON.parse(text), output: output ?? null });
    else if (output === undefined) process.stdout.write(text);
    return EXIT.ok;
  } catch (error) {
    return failure(error instanceof WriteError ? error.message : `${file}: ${reason(error)}`, json);
  }
}

class WriteError extends Error {}

async function write(file: string, text: string): Promise<void> {
  await writeNew(file, text).catch((error: unknown) => {
    throw new WriteError(`${file}: ${writeReason(error)}`, { cause: error });
  });
}
