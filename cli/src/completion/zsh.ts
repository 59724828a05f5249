import { allVerbs, type Flag, type Place, type Value, type Verb } from '../command-tables.ts';

/** What zsh sources, or finds as \`_gflow\` in a folder of its \`fpath\`. */
export function zsh(program: Verb): string {
  return `#compdef gflow
${allVerbs(program).map(functionOf).join('')}
if [[ $funcstack[1] == _gflow ]]; then _gflow "$@"; else compdef _gflow gflow; fi
`;
}

function functionOf(verb: Verb): string {
  const { verbs, places, flags } = verb;
  const told = [...flags.flatMap(flagOf), ...(verbs.length > 0 ? VERB : places.map(placeOf))];
  return `
${nameOf(verb)}() {
  local state line curcontext=$curcontext
  _arguments -C -S \\
    ${told.map(quoted).join(' \\\n    ')}
${verbs.length > 0 ? choiceOf(verb) : ''}}
`;
}

const VERB = ['1: :->verb', '*:: :->rest'];

function choiceOf({ verbs, places }: Verb): string {
  const described = verbs.map(({ name, description }) => quoted(`${name}:${description}`));
  const files = places.some(({ value }) => value === 'file') ? '; _files' : '';
  return `  case $state in
    verb) local -a verbs=(${described.join(' ')}); _describe verb verbs${files} ;;
    rest) case $words[1] in
${verbs.map(verb => `      ${verb.name}) ${nameOf(verb)} ;;`).join('\n')}
    esac ;;
  esac
`;
}

/** With two names one of them is enough. */
function flagOf({ names, value, description }: Flag): string[] {
  const others = names.length > 1 ? `(${names.join(' ')})` : '';
  const told = `[${description.replaceAll(/[[\]]/g, '\\$&')}]`;
  return names.map(name => {
    const written = value && name.startsWith('--') ? `${name}=` : name;
    return `${others}${written}${told}${value ? `:value:${actionOf(value)}` : ''}`;
  });
}

function placeOf({ placeholder, value }: Place): string {
  const name = placeholder.replaceAll(/[[\]<>.]/g, '');
  return `${placeholder.includes('...') ? '*' : ''}:${name}:${actionOf(value)}`;
}

function actionOf(value: Value): string {
  if (value === 'file') return '_files';
  if (value === 'folder') return '_files -/';
  return value === 'free' ? ' ' : `(${value.words.join(' ')})`;
}

function nameOf({ line }: Verb): string {
  return `_${line.replaceAll(/[ -]/g, '_')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
