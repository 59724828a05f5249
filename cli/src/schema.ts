import { writeFile } from 'node:fs/promises';
import { FlowDocument, inputSchemaText } from '../../language/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { addressOf, readText, reason } from './files.ts';
import { printable } from './formats/words.ts';

export interface SchemaCommand {
  /** The file to write it to, which must not be there yet; standard output without one. */
  output?: string;
}

/** `gflow schema`: prints the input schema that a definition asks for by what it reads, and returns the exit status. */
export async function schema(file: string, { output }: SchemaCommand): Promise<number> {
  try {
    const flow = new FlowDocument(addressOf(file), await readText(file));
    if (flow.broken || flow.states.length === 0)
      throw new Error('It is no well-formed flow definition. gflow check says what is wrong.');
    const text = inputSchemaText(flow);
    if (output !== undefined) return await write(output, text);
    process.stdout.write(text);
    return EXIT.ok;
  } catch (error) {
    return refused(file, error);
  }
}

async function write(file: string, text: string): Promise<number> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return EXIT.ok;
  } catch (error) {
    return refused(file, error);
  }
}

function refused(file: string, error: unknown): number {
  console.error(printable(`gflow: ${file}: ${reason(error)}`));
  return EXIT.failed;
}
