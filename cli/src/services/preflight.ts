import {
  type AccessCheck,
  type Flow,
  fixesOf,
  type Globus,
  type Identity,
  type Json,
  type Problem,
  preflight,
  semanticDiff,
} from '../../../globus/src/index.ts';
import { FlowDocument, LineIndex } from '../../../language/src/index.ts';
import { accessReport, identityNamed, parseJson, readJson } from '../../../project/src/index.ts';
import { touchesOfRun } from '../../../runtime/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printJson } from '../print-json.ts';
import { type FlowMeant, flowMeant } from './flow-argument.ts';
import { readNamed } from './flow-files.ts';
import { bodyOf, inputText } from './run-input.ts';
import { attempt, printText, type ServiceOptions, withServices } from './services.ts';
import { say } from './terminal.ts';

export interface PreflightCommand extends ServiceOptions {
  /** A file, or - for standard input; without it the input is {}. */
  input?: string;
  /** Who would start the run; without it whoever asks. */
  for?: string;
}

/**
 * `gflow preflight`: asks the services whether a run would have access to all that it touches, and returns the exit status:
 * 1 where access is missing.
 */
export async function preflightRun(text: string, command: PreflightCommand): Promise<number> {
  return attempt(command, { environment: command.environment }, async () => {
    const input = await inputText(command.input);
    const body = bodyOf(input);
    return withServices(command, async services => {
      const { globus, session, environment } = services;
      const meant = await flowMeant(text, services);
      const flow = await globus.flows.get(meant);
      const starter = await starterOf(command.for, globus, session.identity);
      const definition = await definitionText(meant, flow);
      const { id, username, urn } = starter;
      const known = { flow_id: flow.id, username, user_id: urn };
      const document = new FlowDocument(flow.id, definition);
      const { touches, avoided } = touchesOfRun(document, parseJson(definition, flow.title), body, known);
      const own = id === session.identity.id ? globus : undefined;
      const checks = await preflight({ flow, body, touched: touches, starter, own, asker: globus });
      const lines = new LineIndex(definition);
      if (command.json)
        printJson({
          flow: { id: flow.id, title: flow.title },
          starter,
          checks: checks.map(check => checkJson(check, lines)),
          avoided,
        });
      else {
        const who = { who: starter.name, where: environment.label, input: input?.name };
        const report = accessReport(
          { title: flow.title, ...who, checks, avoided },
          offset => lines.position(offset).line + 1,
        );
        printText(report.text);
        const missing = fixesOf(checks).flatMap(fix => (fix.kind === 'consent' ? fix.scopes : []));
        if (missing.length > 0) say(`gflow: ${services.remedy(consent(flow.title, missing))}`);
      }
      return checks.some(({ outcome }) => outcome === 'fails') ? EXIT.found : EXIT.ok;
    });
  });
}

function consent(title: string, requiredScopes: string[]): Problem {
  return { kind: 'consent', operation: `run “${title}”`, message: '', remedy: '', requiredScopes };
}

async function starterOf(who: string | undefined, globus: Globus, asker: Identity): Promise<Identity> {
  if (who !== undefined) return identityNamed(globus, who);
  const [found] = await globus.identities.byIds([asker.id]);
  return found ?? asker;
}

/** The text that the places of what is found are told in: the file's, where it says what is deployed. */
async function definitionText({ files }: FlowMeant, { definition }: Flow): Promise<string> {
  const deployed: Json = definition;
  const local = files && (await readNamed(files.definition));
  const read = local === undefined ? undefined : readJson(local);
  if (local !== undefined && read && 'value' in read && semanticDiff(read.value, deployed).length === 0)
    return local;
  return `${JSON.stringify(deployed, undefined, 2)}\n`;
}

function checkJson({ places, ...check }: AccessCheck, lines: LineIndex) {
  return {
    ...check,
    places: places.map(({ state, span }) => ({ state, range: lines.range(span) })),
  };
}
