import { type Command, Option } from 'commander';
import type { ServiceFileCommand } from './services/trigger/service-file.ts';
import type { TriggerCommand } from './services/trigger/trigger.ts';

const verbs = () => import('./services/index.ts');

/** Adds what files that arrive set going. `serviceCommand` makes a verb with what all have that use the services. */
export function addTriggerCommands(
  program: Command,
  serviceCommand: (program: Command, name: string) => Command,
): void {
  const trigger = withTrigger(serviceCommand(program, 'trigger'))
    .description('Start a run for each file that arrives in a folder, and follow it.')
    .option('--existing', 'what is there when it begins for the first time gets runs too', false)
    .option('--dry-run', 'only tell what would happen with the files that are there', false)
    .addHelpText('after', TRIGGER_HELP)
    .action(async (names: string[], command: TriggerCommand) => {
      process.exitCode = await (await verbs()).trigger(names, command);
    });

  trigger
    .command('status')
    .description('Tell how triggers are, and what needs somebody.')
    .argument('[names...]', 'only these triggers')
    .option('--json', 'print it as JSON', false)
    .addHelpText('after', STATUS_HELP)
    .action(async (names: string[], _: object, command: Command) => {
      process.exitCode = await (await verbs()).triggerStatus(names, { json: isJson(command) });
    });

  const wish = (name: 'retry' | 'dismiss', description: string) =>
    trigger
      .command(name)
      .description(description)
      .argument('[events...]', 'as gflow trigger status has them')
      .option('--all', 'all that there are', false)
      .option('--json', 'print it as JSON', false)
      .action(async (events: string[], { all }: { all: boolean }, command: Command) => {
        process.exitCode = await (await verbs()).triggerWish(name, events, { all, json: isJson(command) });
      });
  wish('retry', 'Let events have another try that were refused, or whose run has failed.');
  wish(
    'dismiss',
    'Be done with events that were refused, or whose run has failed: they need nobody any more.',
  );

  withTrigger(trigger.command('service'))
    .description('Print what makes the system run triggers, from its start on.')
    .addOption(
      new Option('--kind <kind>', 'for which system; without it for this one').choices([
        'systemd',
        'launchd',
        'windows',
      ]),
    )
    .option('--json', 'print it as JSON', false)
    .addHelpText('after', SERVICE_HELP)
    .action(async (names: string[], _: object, command: Command) => {
      const options = command.optsWithGlobals<ServiceFileCommand>();
      process.exitCode = await (await verbs()).triggerService(names, options);
    });
}

/** What says which trigger it is. */
function withTrigger(command: Command): Command {
  return command
    .argument('[names...]', 'triggers of globus-flows.json; without any all of them')
    .option('--flow <flow>', 'a definition, its name in globus-flows.json, an id, or a title')
    .option('--watch <folder>', 'the folder to watch, with all that is in it')
    .option('--pattern <glob>', 'which files are meant: *.h5 in any folder, raw/**/*.tif only there')
    .option('--settle <how>', 'when a file is complete: 5s without a change, .done beside it, or manifest')
    .option('--input <file>', 'the template of the run input')
    .option(
      '--collection-path <path>',
      'where the folder is in its collection; without it as Globus Connect Personal has it',
    )
    .option('--name <name>', 'how the trigger is called; without it like the folder');
}

/** The verb above has the same option, and takes it where it stands before this verb. */
function isJson(command: Command): boolean {
  return command.optsWithGlobals<{ json: boolean }>().json;
}

const TRIGGER_HELP = `
It watches until it is stopped. Each file gets one run: what has become of it is written to the disk before anything is done,
and after a crash the service is asked whether there is a run before another one is started. What arrives while it does not
run is found when it runs again. While the service cannot be reached, or says no to all, files wait.

In the template \${path} is the file in its collection, \${name} its name, \${folder}, \${stem}, \${relative}, \${local},
\${size}, \${time}, \${date}, \${files}, \${event} and \${trigger} what docs/triggers.md says.

Exit status: 0 it was stopped, 2 it could not begin, 4 nobody is signed in; with --dry-run 1 if an input would not fit.

  gflow trigger                                             the triggers of globus-flows.json
  gflow trigger --flow copy.flow.json --watch D:\\scans --pattern "*.h5" --input scan.json --collection-path /scans/
  gflow trigger --dry-run
  gflow trigger status`;

const STATUS_HELP = `
Exit status: 0 all run and nothing needs somebody, 1 one does not run, or something does, 2 it could not be found out.`;

const SERVICE_HELP = `
It is printed to standard output; its first lines say what to do with it.

  gflow trigger service scans > ~/.config/systemd/user/gflow-scans.service`;
