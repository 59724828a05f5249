import { allVerbs, type Flag, type Value, type Verb } from '../command-tables.ts';

/** What fish sources. */
export function fish(program: Verb): string {
  const verbs = allVerbs(program);
  const lines = verbs.slice(1).map(({ line }) => quoted(line));
  const taking = verbs.flatMap(({ line, flags }) =>
    flags.flatMap(({ names, value }) => (value ? names.map(name => quoted(`${line} ${name}`)) : [])),
  );
  return `function __gflow_verb --description 'Whether this is the verb that is being written'
    set -l verb gflow
    set -l skip no
    for word in (commandline -opc)[2..]
        if test $skip = yes
            set skip no
        else if contains -- "$verb $word" ${lines.join(' ')}
            set verb "$verb $word"
        else if contains -- "$verb $word" ${taking.join(' ')}
            set skip yes
        end
    end
    test "$verb" = "$argv"
end
complete -c gflow -f
${verbs.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ line, verbs, places, flags }: Verb): string[] {
  const here = `complete -c gflow -n ${quoted(`__gflow_verb ${line}`)}`;
  return [
    ...verbs.map(({ name, description }) => `${here} -a ${name} -d ${quoted(description)}`),
    ...new Set(places.flatMap(({ value }) => argumentsOf(value)).map(how => `${here} ${how}`)),
    ...flags.map(flag => `${here} ${flagOf(flag)}`),
  ];
}

function argumentsOf(value: Value): string[] {
  if (value === 'file') return ['-F'];
  if (value === 'folder') return [`-a '(__fish_complete_directories)'`];
  return value === 'free' ? [] : [`-a ${quoted(value.words.join(' '))}`];
}

function flagOf({ names, value, description }: Flag): string {
  const named = names.map(name => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  // Files only where they are meant, though they may stand beside.
  const taken = value ? [value === 'file' ? '-r' : '-x', ...argumentsOf(value)] : [];
  return [...named, ...taken, '-d', quoted(description)].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
