import {
  GlobusError,
  type Json,
  type JsonObject,
  problemOf,
  semanticDiff,
  startRun,
} from '../../../globus/src/index.ts';
import {
  asRefusedRun,
  checkInput,
  defaultLabel,
  labelProblem,
  type NamedText,
  readJson,
  refusal,
} from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { type FlowMeant, flowMeant } from './flow-argument.ts';
import { readNamed } from './flow-files.ts';
import { followToEnd } from './follow.ts';
import { sayInputPlaces } from './places.ts';
import { bodyOf, inputText } from './run-input.ts';
import { attempt, type ServiceOptions, type Services, withServices } from './services.ts';
import { say } from './terminal.ts';

export interface RunCommand extends ServiceOptions {
  /** A file, or - for standard input; without it the input is {}. */
  input?: string;
  label?: string;
  tag?: string[];
  follow?: true;
}

/** What is sent. */
interface Requested {
  /** Undefined where none was named. */
  input: NamedText | undefined;
  body: JsonObject;
  label: string;
  tags: string[];
}

/** `gflow run`: starts a run, follows it where that is asked for, and returns the exit status. */
export async function run(flow: string, command: RunCommand): Promise<number> {
  return attempt(command, { environment: command.environment }, async () => {
    const requested = await requestedBy(command);
    return withServices(command, async services => {
      const started = await start(services, await flowMeant(flow, services), requested);
      if (command.follow) return followToEnd(services, started.run_id, command);
      if (command.json) printJson({ run: started });
      else {
        const { name } = services.session.identity;
        console.log(printable(`“${started.label}” of “${started.flow_title}” runs as ${name}.`));
        console.log(`Follow it with: gflow follow ${started.run_id}`);
      }
      return EXIT.ok;
    });
  });
}

async function requestedBy({
  input: file,
  label = defaultLabel(new Date()),
  tag = [],
}: RunCommand): Promise<Requested> {
  const input = await inputText(file);
  const problem = labelProblem(label);
  if (problem !== undefined) throw refusal({ operation: 'start the run', message: problem, remedy: '' });
  return { input, body: bodyOf(input), label: label.trim(), tags: tag };
}

/** Checks the input here, asks the service whether it would run, and starts the run. */
async function start({ globus, session }: Services, meant: FlowMeant, requested: Requested) {
  const { input, ...request } = requested;
  let { title = meant.id } = meant;
  try {
    const flow = await globus.flows.get(meant);
    ({ title } = flow);
    if (meant.files) await noteDifference(meant.files.definition, flow.definition);
    checkInput(title, flow.input_schema ?? {}, request.body);
    return await startRun(globus, flow, request, { validate: true });
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.kind === 'invalid' && input) sayInputPlaces(problem, input);
    throw problem ? new GlobusError(asRefusedRun(problem, title, session.identity)) : error;
  }
}

/** What runs is what is deployed: where that is not what the file says, whoever runs it should know. */
async function noteDifference(definition: string, deployed: Json): Promise<void> {
  const read = readJson(await readNamed(definition));
  if ('value' in read && semanticDiff(read.value, deployed).length === 0) return;
  say(`gflow: ${definition} differs from what is deployed, and what is deployed runs. gflow plan tells how.`);
}
