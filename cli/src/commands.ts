import { setFlagsFromString } from 'node:v8';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { TOOLS } from '../../assistant/src/index.ts';
import { STARTERS } from '../../language/src/index.ts';
import { type CheckCommand, check } from './check/check.ts';
import { completion, SHELLS } from './completion/completion.ts';
import { EXIT } from './exit-codes.ts';
import { reason, writeReason } from './files.ts';
import { FORMATS } from './formats/index.ts';
import { printable } from './formats/words.ts';
import { GRAPH_FORMATS, type GraphCommand, graph } from './graph.ts';
import { workspaceIn } from './mcp/workspace.ts';
import { type MigrateCommand, migrate } from './migrate.ts';
import { type NewCommand, newFlow } from './new.ts';
import { diff } from './review/diff.ts';
import { type PlanMaker, type ReviewCommand, review } from './review/review.ts';
import { sandbox } from './sandbox.ts';
import { type SchemaCommand, schema } from './schema.ts';
import { addServiceCommands } from './service-commands.ts';
import { TEST_FORMATS, type TestCommand, test } from './test/test.ts';
import { version } from './version.ts';

/** Runs one command line (`process.argv`) and sets the exit status. */
export async function run(argv: readonly string[]): Promise<void> {
  setFlagsFromString(OPTIMISE_LATER);
  // A reader that has seen enough (gflow check | head) is no error.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', error => {
      if ('code' in error && error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
      if (stream === process.stdout)
        console.error(printable(`gflow: standard output: ${writeReason(error)}`));
      process.exit(EXIT.failed);
    });
  // Jobs set it empty where nothing is said.
  if (process.env.GFLOW_ENVIRONMENT === '') delete process.env.GFLOW_ENVIRONMENT;
  const program = gflow();
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.failed;
  }
}

/**
 * V8 compiles a function again, optimised, after some bytes of bytecode: here after four times as many as usual. Most commands
 * are over before that has paid off; a flow of 10 000 states is checked as quickly as ever.
 */
const OPTIMISE_LATER = '--interrupt-budget=500000';

/** The parser, with all verbs. */
export function gflow(): Command {
  const program = new Command('gflow')
    .description('Begin, check, test, compare, migrate, rehearse, deploy and run Globus Flows.')
    .version(version)
    .exitOverride()
    .addHelpText('after', EXIT_HELP);

  program.commandsGroup('On files:');
  program
    .command('new')
    .description('Write a new flow to begin with: definition, input schema, run input and flow test.')
    .argument('[name]', 'its name, with the folder before it; without one it is called like its starter')
    .addOption(
      new Option('--starter <name>', 'what to begin with')
        .choices(STARTERS.map(({ id }) => id))
        .default('hello'),
    )
    .option('--list', 'only tell what there is to begin with', false)
    .option('--json', 'print what was written as JSON', false)
    .addHelpText('after', NEW_HELP)
    .action(async (name: string | undefined, command: NewCommand) => {
      process.exitCode = await newFlow(name, command);
    });

  program
    .command('check')
    .description('Check flow definitions, and what belongs to them, with the rules of the editor.')
    .argument('[paths...]', 'files, folders to search, and - for standard input', ['.'])
    .option('--schema <file>', 'the input schema of all definitions, instead of the one beside each')
    .addOption(new Option('--preset <name>', 'how strict the rules are').choices(['recommended', 'strict']))
    .addOption(new Option('--format <name>', 'how to print the findings').choices(FORMATS).default('text'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--max-warnings <number>', 'more warnings than this give exit status 1', wholeNumber)
    .option('--fix', 'make the fixes that are safe, then report what is left')
    .option('--stdin-name <name>', 'the name to check standard input under', 'stdin')
    .addHelpText('after', CHECK_HELP)
    .action(async (paths: string[], { fix, ...options }: Omit<CheckCommand, 'fix'> & { fix?: true }) => {
      process.exitCode = await check(paths, { ...options, fix: fix === true });
    });

  program
    .command('test')
    .description('Run flow tests (*.flowtest.json) here: mocked actions, a virtual clock, no account.')
    .argument('[paths...]', 'flow tests, and folders to search', ['.'])
    .option('--grep <text>', 'run only cases whose name contains this')
    .option('--tag <tag>', 'run only cases with this tag')
    .option('--coverage', 'tell what of the flows the cases have come through, and what they have not')
    .option('--lcov <file>', 'write that to a file, for tools that show coverage')
    .addOption(
      new Option('--assume <answers>', 'also under the other answer to each question that Globus leaves open')
        .choices(['default', 'both'])
        .default('default'),
    )
    .addOption(new Option('--format <name>', 'how to print it').choices(TEST_FORMATS).default('text'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--watch', 'run again whenever a test or its flow changes')
    .option(
      '--from-log <file>',
      'first make a case of the log of a run of this definition, - for standard input',
    )
    .addHelpText('after', TEST_HELP)
    .action(async (paths: string[], { assume, coverage, watch, ...command }: TestOptions) => {
      process.exitCode = await test(paths, {
        ...command,
        assumeBoth: assume === 'both',
        coverage: coverage === true,
        watch: watch === true,
      });
    });

  program
    .command('diff')
    .description(
      'Say in words what differs between two flows, whatever the order of their states and fields.',
    )
    .argument('<before>', 'a file, or REVISION:PATH for a version in git')
    .argument('<after>', 'the same')
    .option('--json', 'print the differences as JSON')
    .addHelpText('after', DIFF_HELP)
    .action(async (before: string, after: string, { json }: { json?: true }) => {
      process.exitCode = await diff(before, after, { json: json === true });
    });

  program
    .command('review')
    .description('Write what a change does to the flows of a repository: one summary for a pull request.')
    .argument('<base>', 'the branch or commit that the change is to go into')
    .argument('[head]', 'the branch or commit with the change; without it the working tree')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(['markdown', 'json']).default('markdown'),
    )
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .addOption(
      new Option('--environment <name>', 'also plan what deploying would do there, as whoever is signed in')
        .choices(['production', 'sandbox'])
        .env('GFLOW_ENVIRONMENT'),
    )
    .addHelpText('after', REVIEW_HELP)
    .action(async (base: string, head: string | undefined, command: ReviewCommand) => {
      const plans: PlanMaker = async (...flows) =>
        (await import('./services/index.ts')).reviewPlans(...flows);
      process.exitCode = await review(base, head, command, plans);
    });

  program
    .command('migrate')
    .description('Move retired action provider addresses, and their parameters, to today’s.')
    .argument('<paths...>', 'flow definitions, and folders to search')
    .option('--write', 'change the files; without it only say what would change', false)
    .option('--json', 'print what was done as JSON', false)
    .addHelpText('after', MIGRATE_HELP)
    .action(async (paths: string[], command: MigrateCommand) => {
      process.exitCode = await migrate(paths, command);
    });

  program
    .command('schema')
    .description(
      'Print the input schema that a flow asks for by what it reads, with the types that actions take.',
    )
    .argument('<file>', 'a flow definition')
    .option('-o, --output <file>', 'the file to write it to, instead of standard output')
    .option('--json', 'print a JSON value that has it as “schema”', false)
    .addHelpText('after', SCHEMA_HELP)
    .action(async (file: string, command: SchemaCommand) => {
      process.exitCode = await schema(file, command);
    });

  program
    .command('graph')
    .description(
      'Draw a flow: its states, how one leads to the other and when, and where something is wrong.',
    )
    .argument('<file>', 'a flow definition, or - for standard input')
    .addOption(
      new Option(
        '--format <name>',
        'how to draw it; the ending of the output says it too, else it is mermaid',
      ).choices(GRAPH_FORMATS),
    )
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('-o, --output <file>', 'the file to write it to, instead of standard output')
    .addHelpText('after', GRAPH_HELP)
    .action(async (file: string, command: GraphCommand) => {
      process.exitCode = await graph(file, command);
    });

  program
    .command('mcp')
    .description('Answer AI assistants over the Model Context Protocol, on standard input and output.')
    .argument('[folder]', 'the folder whose files they may read', '.')
    .addHelpText('after', MCP_HELP)
    .action(async (folder: string) => {
      try {
        const workspace = await workspaceIn(folder);
        const { mcp } = await import('./mcp/index.ts');
        const { serviceTools } = await import('./services/index.ts');
        process.exitCode = await mcp(TOOLS, await serviceTools(), workspace);
      } catch (error) {
        console.error(printable(`gflow: ${folder}: ${reason(error)}`));
        process.exitCode = EXIT.failed;
      }
    });

  program
    .command('sandbox')
    .description('Run a small Globus on loopback, with demo identities and collections over real folders.')
    .option('--port <number>', 'the port to listen on; 0 takes a free one', port, 0)
    .option('--state <folder>', 'where its state and its collections are kept', '.sandbox')
    .option('--legacy-providers', 'answer the retired action providers as they once were')
    .option('--allow-compute', 'run Python functions registered with Compute, as processes of this account')
    .option('--faults <file>', 'a fault plan: what goes wrong from the beginning')
    .option(
      '--speed <factor>',
      'let time pass so many times as fast, so that waits are over sooner',
      speed,
      1,
    )
    .option('--json', 'print the address as JSON')
    .action(
      async (options: {
        port: number;
        speed: number;
        faults?: string;
        state: string;
        legacyProviders?: true;
        allowCompute?: true;
        json?: true;
      }) => {
        process.exitCode = await sandbox({
          port: options.port,
          stateDir: options.state,
          legacyProviders: options.legacyProviders === true,
          allowCompute: options.allowCompute === true,
          speed: options.speed,
          faults: options.faults,
          json: options.json === true,
        });
      },
    );

  addServiceCommands(program);

  program.commandsGroup('About gflow:');
  program
    .command('completion')
    .description('Print what completes the verbs and options of gflow in a shell.')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText('after', COMPLETION_HELP)
    .action((shell: (typeof SHELLS)[number]) => {
      process.exitCode = completion(shell, program);
    });
  sayWhereHelpIs(program, 'gflow');
  return program;
}

/** After what was written wrongly, names the help of that very verb. */
function sayWhereHelpIs(command: Command, line: string): void {
  command.showHelpAfterError(`(${line} --help shows what there is)`);
  for (const verb of command.commands) sayWhereHelpIs(verb, `${line} ${verb.name()}`);
}

const COMPLETION_HELP = `
Have it run whenever a shell begins:

  echo 'source <(gflow completion bash)' >> ~/.bashrc
  echo 'source <(gflow completion zsh)' >> ~/.zshrc          after compinit
  gflow completion fish > ~/.config/fish/completions/gflow.fish
  gflow completion pwsh | Out-String | Invoke-Expression     in $PROFILE`;

const MIGRATE_HELP = `
Exit status: 0 all move, or there are none; 1 some are to be moved by hand; 2 a file could not be read or written.

  gflow migrate flows                    what would move, in all definitions there
  gflow migrate old.flow.json --write`;

const SCHEMA_HELP = `
A file that is there already is not overwritten.

Exit status: 0 it is printed or written, 2 it could not be.

  gflow schema copy.flow.json --output copy.schema.json`;

const GRAPH_HELP = `
Formats: mermaid for Markdown on GitHub, GitLab and in many wikis; svg, a picture that stands by itself and follows the
light or dark theme of whoever looks at it; dot for Graphviz; json for programs.

Ways that are taken after an error are dashed, and so are states that a run gets to only then. A state where a run can
end has a double border. In svg a way that would be too long to follow ends at a sign with the name of the other state;
svg and dot also show which states have errors or warnings.

Exit status: 0 it is drawn, 2 it could not be.

  gflow graph copy.flow.json                      Mermaid, to standard output
  gflow graph copy.flow.json -o docs/copy.svg
  gflow graph copy.flow.json --format dot | dot -Tpdf -o copy.pdf`;

const NEW_HELP = `
Nothing is overwritten: where one of the files is there already, none is written.

Exit status: 0 all are written, 2 none is.

  gflow new copy
  gflow new flows/copy --starter transfer-and-share`;

const EXIT_HELP = `
Exit status: 0 all is well, 1 something is wrong with what was looked at (errors in a flow, a run that failed), 2 it could
not be done, 3 the run waits for a consent or a sign-in, 4 nobody is signed in, or a consent is missing, 130 after Ctrl-C.
With --json what could not be done is on standard output too, as {"problem": {"message": …}}.`;

const CHECK_HELP = `
In folders it checks flow definitions (*.flow.json, and JSON that has StartAt and a state of Globus Flows), input
schemas (*.schema.json), run inputs (*.input.json), flow tests (*.flowtest.json) and globus-flows.json.

Formats: text for people; json for programs; sarif for code scanning; github for annotations in GitHub Actions;
gitlab for code quality in merge requests; junit for the test reports of CI.

What rules weigh is said by "preset", "rules" and "suppressions" in the nearest globus-flows.json, but --preset wins
over its own.

Exit status: 0 no errors and not too many warnings, 1 findings, 2 something could not be checked.

  gflow check                            everything below this folder
  gflow check copy.flow.json --fix       make the safe fixes in one file
  gflow check --format sarif > flows.sarif
  gflow check - --stdin-name copy.flow.json < draft.json`;

const MCP_HELP = `
Assistants check definitions, look up action providers and rules, ask what the payload holds at a state, simulate runs,
run flow tests and draw flows. Where somebody is signed in when it begins, they can also ask what deploying a flow would do
(GFLOW_ENVIRONMENT and GFLOW_SANDBOX say where). All of it only reads: nothing is written, deployed or run.

Give your assistant this command as an MCP server, with the folder of your flows:

  {"command": "gflow", "args": ["mcp", "/path/to/flows"]}`;

interface TestOptions extends Omit<TestCommand, 'assumeBoth' | 'coverage' | 'watch'> {
  assume: 'default' | 'both';
  coverage?: true;
  watch?: true;
}

const TEST_HELP = `
A flow test names a flow definition and cases: an input, what actions answer, and what must hold of the run. Each case
is one run in this process; nothing is sent anywhere. What a file wants to be covered ("coverage") counts when all of
its cases are run.

Exit status: 0 all passed, 1 some failed or too little was covered, 2 a test could not be run.

  gflow test                                    all flow tests below this folder
  gflow test copy.flowtest.json --coverage      what the tests of a flow leave out
  gflow logs "$RUN" --json | gflow test copy.flow.json --from-log -
  gflow test --assume both                      what depends on behaviour that Globus does not document
  gflow test --format junit --lcov coverage.info > report.xml`;

const DIFF_HELP = `
Exit status: 0 they say the same, 1 they differ, 2 one of them could not be read.

  gflow diff old.flow.json new.flow.json
  gflow diff HEAD:flows/copy.flow.json flows/copy.flow.json`;

const REVIEW_HELP = `
It tells for each flow which states are new, gone, renamed or changed, which action providers it calls now, and which
findings are new, with the flow as a picture before and after; for input schemas, run inputs, flow tests and
globus-flows.json what is new in them. Flow tests are run in both versions: it tells which end otherwise, and what they
cover of the flows. Compared is with the commit from which both have parted, as in a pull request.

Exit status: 0 no new errors, 1 new errors, or tests that fail now, 2 it could not be done.

  gflow review origin/main
  gflow review origin/main HEAD >> "$GITHUB_STEP_SUMMARY"`;

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text))
    throw new InvalidArgumentError('A number of warnings is 0 or a whole number above.');
  return Number(text);
}

function speed(text: string): number {
  const number = Number(text);
  if (!(number > 0) || number > 1_000_000)
    throw new InvalidArgumentError('A factor is a number above 0 and up to 1000000.');
  return number;
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}
