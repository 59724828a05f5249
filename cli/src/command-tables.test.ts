import { Command, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { allVerbs, tableOf } from './command-tables.ts';

function program(): Command {
  const command = new Command('gflow').description('All of it.').addHelpText('after', '\nExit status: 0.');
  command
    .command('draw')
    .description('Draw it.')
    .argument('<file>', 'a flow')
    .argument('[words...]', 'some')
    .addOption(new Option('-f, --format <name>', 'how').choices(['svg', 'dot']))
    .option('--folder <folder>', 'where')
    .option('--loud', 'say more');
  command.command('trigger').command('status').argument('[names...]', 'which');
  return command;
}

describe('the tables of commands', () => {
  test('verbs, and verbs below them', () => {
    const lines = allVerbs(tableOf(program())).map(({ line }) => line);
    expect(lines).toEqual([
      'gflow',
      'gflow draw',
      'gflow trigger',
      'gflow trigger status',
      'gflow trigger help',
      'gflow help',
    ]);
  });

  test('what is taken where', () => {
    const [draw] = tableOf(program()).verbs;
    expect(draw).toMatchObject({
      description: 'Draw it.',
      places: [
        { placeholder: '<file>', value: 'file' },
        { placeholder: '[words...]', value: 'free' },
      ],
    });
    expect(draw?.flags).toEqual([
      {
        names: ['--format', '-f'],
        placeholder: '<name>',
        value: { words: ['svg', 'dot'] },
        description: 'how',
      },
      { names: ['--folder'], placeholder: '<folder>', value: 'folder', description: 'where' },
      { names: ['--loud'], description: 'say more' },
      { names: ['--help', '-h'], description: 'display help for command' },
    ]);
  });

  test('what help says below', () => {
    expect(tableOf(program()).more).toBe('Exit status: 0.');
    const command = program();
    let said = '';
    command.configureOutput({ writeOut: text => (said += text) });
    tableOf(command);
    command.outputHelp();
    expect(said).toContain('Exit status: 0.');
  });
});
