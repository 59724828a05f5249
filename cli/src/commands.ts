import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { check } from './check.ts';
import { EXIT } from './exit-codes.ts';
import { migrate } from './migrate.ts';
import { sandbox } from './sandbox.ts';
import { version } from './version.ts';

/** Runs one command line (`process.argv`) and sets the exit status. */
export async function run(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (gflow check | head) is no error.
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
    throw error;
  });
  const program = new Command('gflow')
    .description('Check, migrate and rehearse Globus Flows.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(gflow --help shows what there is)')
    .addHelpText('after', '\nExit status: 0 nothing is wrong, 1 errors were found, 2 it could not be done.');

  program
    .command('check')
    .description('Check flow definitions with the rules of the editor.')
    .argument('[paths...]', 'files, and folders to search for flow definitions', ['.'])
    .option('--json', 'print the findings as JSON')
    .action(async (paths: string[], options: { json?: true }) => {
      process.exitCode = await check(paths, { json: options.json === true });
    });

  program
    .command('migrate')
    .description('Move retired action provider addresses, and their parameters, to today’s.')
    .argument('<files...>', 'flow definitions')
    .option('--write', 'change the files; without it only say what would change')
    .action(async (files: string[], options: { write?: true }) => {
      process.exitCode = await migrate(files, { write: options.write === true });
    });

  program
    .command('sandbox')
    .description('Run a small Globus on loopback, with demo identities and collections over real folders.')
    .option('--port <number>', 'the port to listen on; 0 takes a free one', port, 0)
    .option('--state <folder>', 'where its state and its collections are kept', '.sandbox')
    .option('--legacy-providers', 'answer the retired action providers as they once were')
    .option('--json', 'print the address as JSON')
    .action(async (options: { port: number; state: string; legacyProviders?: true; json?: true }) => {
      process.exitCode = await sandbox({
        port: options.port,
        stateDir: options.state,
        legacyProviders: options.legacyProviders === true,
        json: options.json === true,
      });
    });

  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.failed;
  }
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}
