import { manifest } from '../project.mjs';
import { loadCommands } from './commands.mjs';
import { bold, paragraphs, quoted, text } from './roff.mjs';

const FILE = 'docs/gflow.1';

const ENVIRONMENT = [
  ['GFLOW_ENVIRONMENT', 'production or sandbox: which Globus, where no --environment says it.'],
  ['GFLOW_SANDBOX', 'Where a sandbox is, such as http://127.0.0.1:8080. Nothing but loopback is taken.'],
  ['GFLOW_CLIENT_ID', 'The native app that people sign in with.'],
  ['GLOBUS_CLI_CLIENT_ID, GLOBUS_CLI_CLIENT_SECRET', 'The service account that acts, whoever is signed in.'],
  ['NO_COLOR', 'No colours on a terminal either.'],
  [
    'XDG_CONFIG_HOME, XDG_STATE_HOME',
    'Where accounts, and what triggers and deployments remember, are kept.',
  ],
];

/** The manual page of gflow, by its file. */
export async function manualPage() {
  const program = await loadCommands();
  const verbs = program.verbs.filter(({ name }) => name !== 'help');
  const groups = [...new Set(verbs.map(({ group }) => group))];
  const page = [
    String.raw`.\" Written by npm run generate from the tables of commands.`,
    `.TH GFLOW 1 "" ${quoted(`gflow ${manifest().version}`)} "Globus Flows Workbench"`,
    '.SH NAME',
    `gflow \\- ${text(program.description)}`,
    '.SH SYNOPSIS',
    `${bold('gflow')} ${text('VERB [OPTIONS] [ARGUMENTS]')}`,
    '.SH DESCRIPTION',
    text('gflow VERB --help says all that is here of one verb.'),
    ...groups.flatMap(group => [
      `.SH ${quoted(group.replace(/:$/, '').toUpperCase())}`,
      ...verbs.filter(verb => verb.group === group).flatMap(section),
    ]),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([names, meaning]) => ['.TP', bold(names), text(meaning)]),
    '.SH EXIT STATUS',
    paragraphs(program.more.replace(/^Exit status: /, '')),
  ];
  return [[FILE, `${page.join('\n')}\n`]];
}

/** A verb, and those below it. */
function section({ line, description, places, flags, more, verbs }) {
  const usage = [line, ...(flags.length > 0 ? ['[options]'] : []), ...places.map(p => p.placeholder)];
  return [
    `.SS ${quoted(usage.join(' '))}`,
    text(description),
    ...places
      .filter(place => place.description)
      .flatMap(p => ['.TP', bold(p.placeholder), text(p.description)]),
    ...flags.filter(({ names }) => !names.includes('--help')).flatMap(flagLines),
    ...(more ? ['.PP', paragraphs(more)] : []),
    ...verbs.filter(({ name }) => name !== 'help').flatMap(section),
  ];
}

function flagLines({ names, placeholder, value, description }) {
  const choices = value?.words ? ` (${value.words.join(', ')})` : '';
  return [
    '.TP',
    [names.map(bold).join(', '), text(placeholder ?? '')].join(' ').trim(),
    text(description + choices),
  ];
}
