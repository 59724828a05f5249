import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RunStatus } from '../../globus/src/index.ts';
import { type LocalRunCommand, localRun } from './local-run.ts';
import type { ApplyCommand } from './services/apply.ts';
import type { LoginCommand } from './services/login.ts';
import type { PlanCommand } from './services/plan.ts';
import type { PreflightCommand } from './services/preflight.ts';
import type { ProviderCheckCommand } from './services/provider/check.ts';
import type { PullCommand } from './services/pull.ts';
import type { ResumeCommand } from './services/resume.ts';
import type { RunCommand } from './services/run.ts';
import type { RunsCommand } from './services/runs.ts';
import type { ServiceOptions } from './services/services.ts';
import { addTriggerCommands } from './trigger-commands.ts';

/** The verbs that speak with the services; what they need is loaded by whoever asks for one. */
const verbs = () => import('./services/index.ts');

/** Adds the verbs that speak with the services of Globus, or with a sandbox. */
export function addServiceCommands(program: Command): void {
  program.commandsGroup('With the services, or a sandbox:');
  serviceCommand(program, 'login')
    .description('Sign in as a person in the browser, or as a service account.')
    .option('--no-browser', 'show a code to paste, in a browser on any computer')
    .option('--scope <scope>', 'a scope to agree to beyond the usual ones; may be repeated', collected)
    .option('--identity <name>', 'sign in with this identity; may be repeated', collected)
    .option('--policy <id>', 'fulfil this authentication policy; may be repeated', collected)
    .option('--domain <name>', 'sign in with an identity of this domain; may be repeated', collected)
    .option('--mfa', 'sign in with a second factor')
    .option('--service-account', 'sign in with the client id and the secret of a service account')
    .option('--client-id <id>', 'of the service account, or of the native app to sign people in with')
    .addHelpText('after', LOGIN_HELP)
    .action(async (command: LoginCommand) => {
      process.exitCode = await (await verbs()).login(command);
    });

  serviceCommand(program, 'logout')
    .description('Forget who is signed in, and make the tokens invalid.')
    .action(async (command: ServiceOptions) => {
      process.exitCode = await (await verbs()).logout(command);
    });

  serviceCommand(program, 'whoami')
    .description('Say who acts, once the service has accepted it.')
    .action(async (command: ServiceOptions) => {
      process.exitCode = await (await verbs()).whoami(command);
    });

  deployCommand(program, 'plan')
    .description('Say what deploying would do to the flows at the service.')
    .addHelpText('after', PLAN_HELP)
    .action(async (flows: string[], command: PlanCommand) => {
      process.exitCode = await (await verbs()).plan(flows, command);
    });

  deployCommand(program, 'apply')
    .description('Deploy flows, once you have seen what that does.')
    .option('--yes', 'do not ask: you agree to all that takes nothing away from others')
    .option('--force', 'with --yes: you agree to the rest too')
    .addHelpText('after', APPLY_HELP)
    .action(async (flows: string[], command: ApplyCommand) => {
      process.exitCode = await (await verbs()).apply(flows, command);
    });

  serviceCommand(program, 'pull')
    .description('Write a flow as it is deployed into its files.')
    .argument('<flow>', FLOW)
    .option('--output <folder>', 'where the files of a flow that is not here yet are written', '.')
    .option('--force', 'even where that takes away changes that are not deployed')
    .addHelpText('after', PULL_HELP)
    .action(async (flow: string, command: PullCommand) => {
      process.exitCode = await (await verbs()).pull(flow, command);
    });

  serviceCommand(program, 'run')
    .description('Start a run of a flow as it is deployed, or run a definition here.')
    .argument('<flow>', FLOW)
    .option('--input <file>', 'the run input, - for standard input; without it {}')
    .option('--label <words>', 'how you find the run again; without it the time')
    .option('--tag <tag>', 'a tag of the run; may be repeated', collected)
    .option('--follow', 'tell what it does until it is over, as gflow follow')
    .addOption(
      new Option('--local', 'run the definition as its file has it, here; nothing is sent').conflicts([
        'label',
        'tag',
        'follow',
      ]),
    )
    .addOption(
      new Option('--mocks <file>', 'the same, with what actions answer, as “mocks” of a flow test').implies({
        local: true,
      }),
    )
    .addHelpText('after', RUN_HELP)
    .action(async (flow: string, command: RunCommand & LocalRunCommand & { local?: true }) => {
      process.exitCode = command.local
        ? await localRun(flow, command)
        : await (await verbs()).run(flow, command);
    });

  serviceCommand(program, 'preflight')
    .description(
      'Ask the services whether a run would have access to all that it touches. Nothing is changed.',
    )
    .argument('<flow>', FLOW)
    .option('--input <file>', 'the run input, - for standard input; without it {}')
    .option('--for <who>', 'who would start it: a username, or the id of a person or a service account')
    .addHelpText('after', PREFLIGHT_HELP)
    .action(async (flow: string, command: PreflightCommand) => {
      process.exitCode = await (await verbs()).preflightRun(flow, command);
    });

  serviceCommand(program, 'runs')
    .description('List the runs that you may see, newest first.')
    .option('--flow <flow>', `only those of a flow: ${FLOW}`)
    .addOption(
      new Option(
        '--status <status>',
        'only those that are active, inactive, succeeded or failed; may be repeated',
      )
        .argParser(runStatus)
        .default([], 'any'),
    )
    .option('--label <words>', 'only those with these words in their label')
    .option('--limit <number>', 'no more than these', count, 25)
    .action(async (command: RunsCommand) => {
      process.exitCode = await (await verbs()).runs(command);
    });

  runCommand(program, 'logs')
    .description('Print the log of a run, with what each state was given and what it answered.')
    .action(async (run: string, command: ServiceOptions) => {
      process.exitCode = await (await verbs()).logs(run, command);
    });

  runCommand(program, 'follow')
    .description('Tell what a run does, until it is over.')
    .addHelpText('after', FOLLOW_HELP)
    .action(async (run: string, command: ServiceOptions) => {
      process.exitCode = await (await verbs()).follow(run, command);
    });

  runCommand(program, 'cancel')
    .description('End a run, and wait until it has ended.')
    .action(async (run: string, command: ServiceOptions) => {
      process.exitCode = await (await verbs()).cancel(run, command);
    });

  runCommand(program, 'resume')
    .description('Let a run go on that waits for a consent, a sign-in, or somebody.')
    .option('--follow', 'tell what it does then, as gflow follow')
    .action(async (run: string, command: ResumeCommand) => {
      process.exitCode = await (await verbs()).resume(run, command);
    });

  addTriggerCommands(program, serviceCommand);

  const provider = program.command('provider').description('About action providers of your own.');
  serviceCommand(provider, 'check')
    .description('Say what an action provider does otherwise than flows need it.')
    .argument('<url>', 'its address, as ActionUrl has it; on this computer also http://')
    .option('--input <file>', 'run it with this, - for standard input: what Parameters of a state are')
    .option('--yes', 'do not ask before it is run')
    .option('--wait <seconds>', 'how long an action may take', count, 60)
    .addHelpText('after', PROVIDER_HELP)
    .action(async (url: string, command: ProviderCheckCommand) => {
      process.exitCode = await (await verbs()).providerCheck(url, command);
    });
}

function serviceCommand(program: Command, name: string): Command {
  return program
    .command(name)
    .addOption(
      new Option('--environment <name>', 'which Globus')
        .choices(['production', 'sandbox'])
        .env('GFLOW_ENVIRONMENT'),
    )
    .option('--json', 'print the result as JSON');
}

function deployCommand(program: Command, name: string): Command {
  return serviceCommand(program, name)
    .argument('[flows...]', 'definitions, or names in globus-flows.json; without any all that it names')
    .option('--since <commit>', 'what was deployed last is the files as they were in this commit');
}

const FLOW = 'a definition, its name in globus-flows.json, an id, or a title';

function runCommand(program: Command, name: string): Command {
  return serviceCommand(program, name).argument('<run>', 'the id of the run');
}

const LOGIN_HELP = `
It comes back from the browser by itself; over SSH, and with --no-browser, the browser shows a code to be pasted. Tokens
are kept in a file that only you can read, and refreshed as long as they are used. Who signs in again extends what was
agreed to: messages about a missing consent or sign-in say with which options.

The secret of a service account is asked for, or read from standard input; it is no argument, for every process of the
computer could read it. For jobs set GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET instead of signing in: they win.

Which Globus it is for all verbs of this kind: --environment, else GFLOW_ENVIRONMENT, else the sandbox if GFLOW_SANDBOX
says where it is (http://127.0.0.1:8080), else globus.org. A sandbox that was started in this folder is found.

  gflow login
  gflow login --scope "https://auth.globus.org/scopes/…/flow_…_user"
  gflow login --service-account --client-id 00000000-0000-0000-0000-000000000000 < secret.txt`;

const PLAN_HELP = `
What is deployed is compared with the files here, and with what was deployed last from here: what has changed at the service
since then is somebody else’s. A job remembers nothing: it tells with --since which commit was deployed last.

Exit status: 0 all is deployed as it is here, 1 there is something to deploy, 2 it could not be found out.

  gflow plan
  gflow plan copy.flow.json --environment sandbox
  gflow plan --since origin/main~1`;

const APPLY_HELP = `
It asks before it does anything. --yes agrees beforehand, but not to overwriting what somebody else has changed, nor where
that cannot be known, nor to making a flow anew whose id is in globus-flows.json but which you do not see: that takes
--force. The id of a new flow is written into globus-flows.json. An apply that was interrupted can be repeated.

Exit status: 0 it is deployed, 1 nothing was deployed because nobody has agreed, 2 it could not be done.

  gflow apply copy.flow.json
  gflow apply --yes --since "$COMMIT_BEFORE"`;

const PULL_HELP = `
Keys keep their order where the file is there already. Changes in it that are not deployed are not overwritten.

  gflow pull "Copy and share" --output flows
  gflow pull copy.flow.json`;

const PREFLIGHT_HELP = `
Which states the run comes to, and what they touch, is found out from the definition and the input. Whoever is signed in asks;
what only the one who would start it is told stays unknown.

Exit status: 0 nothing is missing as far as it can be told, 1 access is missing, 2 it could not be asked.

  gflow preflight copy.flow.json --input copy.input.json
  gflow preflight "Copy and share" --input copy.input.json --for 00000000-0000-0000-0000-000000000000`;

const RUN_HELP = `
The input is checked against the input schema first, then the service is asked whether it would run, then it is started. What
runs is what is deployed, as whoever is signed in.

With --local nobody has to be signed in, and nothing is sent: the definition is run as its file has it, on a clock that waits
for nothing, and actions answer as the documentation of their provider has it, or as --mocks says. gflow test does that with
what is expected of it; with --environment sandbox the same runs over real files.

Exit status: 0 it runs, 2 it could not be started; with --follow that of gflow follow; with --local 0 it has succeeded, 1 it has
failed, 3 it waits for somebody.

  gflow run copy.flow.json --input copy.input.json --follow
  jq -n '{path: "/scan-7/"}' | gflow run "Copy and share" --input - --json
  gflow run copy.flow.json --input copy.input.json --local`;

const PROVIDER_HELP = `
Without --input it is asked only what anybody may ask: nothing is run, and nobody has to be signed in. With it two actions
are run with your token: one to its end, one that is cancelled where actions take their time. Both are released. A token
that opens services of Globus is sent to Globus only.

Exit status: 0 nothing is wrong, 1 something is, 2 it could not be done, 4 nobody is signed in.

  gflow provider check https://example.org/actions/mine
  gflow provider check http://127.0.0.1:5000/mine --input parameters.json`;

const FOLLOW_HELP = `
Ctrl-C ends the following, not the run. With --json each line is one JSON value: what is new.

Exit status: 0 it succeeded, 1 it failed or was canceled, 2 it could not be followed, 3 it waits for a consent or a
sign-in (gflow login gives it, gflow resume goes on), 4 nobody is signed in, 130 after Ctrl-C.`;

function collected(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a whole number above 0.');
  return Number(text);
}

function runStatus(text: string, before: readonly RunStatus[]): RunStatus[] {
  const status = STATUSES.find(known => known.toLowerCase() === text);
  if (!status)
    throw new InvalidArgumentError(`It is one of ${STATUSES.map(s => s.toLowerCase()).join(', ')}.`);
  return [...before, status];
}

const STATUSES: readonly RunStatus[] = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'];
