import type { Argument, Command, Option } from 'commander';

/** What stands in a place of a command line: one of some words, a file, a folder, or what only the user knows. */
export type Value = { words: readonly string[] } | 'file' | 'folder' | 'free';

export interface Flag {
  /** As it is written: `--output`, and `-o` where it has a short name. */
  names: readonly string[];
  /** What follows it as help has it: `<file>`; undefined where nothing does. */
  placeholder?: string;
  value?: Value;
  description: string;
}

export interface Place {
  /** As help has it: `[paths...]`. */
  placeholder: string;
  value: Value;
  description: string;
}

/** A command with all that can be written after it. */
export interface Verb {
  /** The whole of it: `gflow trigger status`. */
  line: string;
  name: string;
  description: string;
  /** Under which heading help has it. */
  group: string;
  flags: readonly Flag[];
  places: readonly Place[];
  verbs: readonly Verb[];
  /** What help says below all that: when to use it, exit status, examples. */
  more: string;
}

/** What the parser takes, as data: completion of shells and the manual page are made of it. */
export function tableOf(command: Command, before = ''): Verb {
  const help = command.createHelp();
  const line = `${before}${command.name()}`;
  return {
    line,
    name: command.name(),
    description: help.commandDescription(command),
    group: command.helpGroup(),
    flags: help.visibleOptions(command).map(flagOf),
    places: command.registeredArguments.map(placeOf),
    verbs: help.visibleCommands(command).map(one => tableOf(one, `${line} `)),
    more: moreOf(command),
  };
}

/** A verb and all below it. */
export function allVerbs(verb: Verb): Verb[] {
  return [verb, ...verb.verbs.flatMap(allVerbs)];
}

function flagOf(option: Option): Flag {
  const names = [option.long, option.short].filter(name => name !== undefined);
  const { description } = option;
  if (!option.required && !option.optional) return { names, description };
  const placeholder = /[<[].*$/.exec(option.flags)?.[0] ?? '';
  return { names, description, placeholder, value: whatStands(placeholder, option.argChoices) };
}

function placeOf(argument: Argument): Place {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return {
    placeholder: argument.required ? `<${name}>` : `[${name}]`,
    value: whatStands(argument.name(), argument.argChoices),
    description: argument.description,
  };
}

function whatStands(placeholder: string, choices: readonly string[] | undefined): Value {
  if (choices) return { words: choices };
  const [word = ''] = /\w+/.exec(placeholder) ?? [];
  if (word === 'folder') return 'folder';
  return FILES.has(word) ? 'file' : 'free';
}

/** What help calls the places where a file may stand. */
const FILES: ReadonlySet<string> = new Set(['file', 'files', 'paths', 'flow', 'flows', 'before', 'after']);

/** The text that help has after what is told of options: it is only to be had by having all of it written. */
function moreOf(command: Command): string {
  let written = '';
  const { writeOut } = command.configureOutput();
  command.configureOutput({ writeOut: text => (written += text) });
  command.outputHelp();
  command.configureOutput(writeOut ? { writeOut } : {});
  return written.slice(command.helpInformation().length).trim();
}
