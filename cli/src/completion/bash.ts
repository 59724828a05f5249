import { allVerbs, type Value, type Verb } from '../command-tables.ts';

/** What bash sources. Where nothing else fits, files are what bash completes by itself. */
export function bash(program: Verb): string {
  const verbs = allVerbs(program);
  const flags = verbs.flatMap(({ line, flags }) =>
    flags.flatMap(({ names, value }) => names.map(name => ({ at: `${line} ${name}`, value }))),
  );
  const taking = flags.flatMap(({ at, value }) => (value ? [{ at, value }] : []));
  return `_gflow() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} verb=gflow names= flags= i
  # An equals sign is a word of its own.
  if [[ $word == = ]]; then word=
  elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$verb \${COMP_WORDS[i]}" in
      ${anyOf(verbs.slice(1).map(({ line }) => line))}) verb+=" \${COMP_WORDS[i]}" ;;
      ${anyOf(taking.map(({ at }) => at))}) ((i++)) ;;
    esac
  done
  case "$verb $before" in
${taking.map(({ at, value }) => `    '${at}') ${replyOf(value)} ;;`).join('\n')}
  esac
  case "$verb" in
${verbs.map(verb => `    '${verb.line}') names='${namesOf(verb).join(' ')}' flags='${verb.flags.flatMap(({ names }) => names).join(' ')}' ;;`).join('\n')}
  esac
  [[ $word == -* ]] && names=$flags
  COMPREPLY=($(compgen -W "$names" -- "$word"))
}
complete -o default -F _gflow gflow
`;
}

function anyOf(lines: readonly string[]): string {
  return lines.map(line => `'${line}'`).join('|');
}

/** What follows a flag, and the end of it. */
function replyOf(value: Value): string {
  if (value === 'folder') return 'COMPREPLY=($(compgen -d -- "$word")); return';
  if (value === 'file' || value === 'free') return 'return';
  return `COMPREPLY=($(compgen -W '${value.words.join(' ')}' -- "$word")); return`;
}

/** What stands after a verb without being a flag. */
function namesOf({ verbs, places }: Verb): string[] {
  const words = places.flatMap(({ value }) => (typeof value === 'object' ? value.words : []));
  return [...verbs.map(({ name }) => name), ...words];
}
