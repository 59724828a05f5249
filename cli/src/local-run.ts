import { type SimulatedRun, simulate } from '../../assistant/src/index.ts';
import { withoutComments } from '../../language/src/index.ts';
import { causeWords, type Json } from '../../runtime/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { failure } from './failure.ts';
import { readStandardInput, readText, reason } from './files.ts';
import { printable } from './formats/words.ts';
import { printJson } from './print-json.ts';
import { readFlow } from './read-flow.ts';

export interface LocalRunCommand {
  /** A file, or - for standard input; without it the input is {}. */
  input?: string;
  /** A file with what actions answer, as in a flow test. */
  mocks?: string;
  json?: boolean;
}

/** `gflow run --local`: runs a definition as its file has it, here, and returns the exit status: how the run has ended. */
export async function localRun(file: string, command: LocalRunCommand): Promise<number> {
  const json = command.json === true;
  try {
    const { document, found, inputSchema } = await about(file, readFlow(file));
    if (found.some(({ severity }) => severity === 1))
      throw new Error(`${file}: It has errors, with which no service would take it. gflow check tells them.`);
    const simulated = simulate({
      definition: JSON.parse(document.text),
      inputSchema: inputSchema && value(inputSchema.text),
      input: await named(command.input),
      mocks: await named(command.mocks),
    });
    if ('refused' in simulated) throw new Error(`${file}: ${simulated.refused.join(' ')}`);
    if (json) printJson({ localRun: simulated.told });
    else for (const line of lines(simulated.told)) console.log(printable(line));
    return STATUS[simulated.told.status] ?? EXIT.waiting;
  } catch (error) {
    return failure(reason(error), json);
  }
}

const STATUS: Readonly<Record<string, number>> = { SUCCEEDED: EXIT.ok, FAILED: EXIT.found };

async function named(file: string | undefined): Promise<Json> {
  if (file === undefined) return {};
  const text = about(file, (async () => (file === '-' ? readStandardInput() : readText(file)))());
  return value(await text, file);
}

/** Names the file in what goes wrong with it. */
async function about<T>(file: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new Error(`${file}: ${reason(error)}`, { cause: error });
  });
}

function value(text: string, file = 'the input schema'): Json {
  try {
    return JSON.parse(withoutComments(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new Error(`${file}: It is not JSON: ${reason(error)}.`, { cause: error });
  }
}

function* lines({ status, path, seconds, payload, details, notes, undocumented }: SimulatedRun) {
  for (const step of path) yield `→ ${step}`;
  // Of an action that failed the cause is a document again.
  const why = causeWords(causeWords(JSON.stringify(details)));
  yield `${WORDS[status] ?? status} after ${seconds} s${status === 'SUCCEEDED' ? '' : `: ${why}`}`;
  for (const note of [...(notes ?? []), ...undocumented]) yield note;
  yield* JSON.stringify(payload, undefined, 2).split('\n');
}

const WORDS: Readonly<Record<string, string>> = { SUCCEEDED: 'Succeeded', FAILED: 'Failed' };
