import {
  type JsonObject,
  type ProviderFinding,
  type ProviderSeen,
  providerAddressProblem,
  seeProvider,
  tokenRefusal,
  tryProvider,
} from '../../../../globus/src/index.ts';
import { providerReport, refusal, schemaFindings } from '../../../../project/src/index.ts';
import { EXIT } from '../../exit-codes.ts';
import { printable } from '../../formats/words.ts';
import { printJson } from '../../print-json.ts';
import { bodyOf, inputText } from '../run-input.ts';
import { attempt, type ServiceOptions, type Services, withServices } from '../services.ts';
import { askYes, isInteractive, say } from '../terminal.ts';

export interface ProviderCheckCommand extends ServiceOptions {
  /** The file with what actions are to do; without it nothing is run. */
  input?: string;
  yes?: true;
  /** Seconds that an action may take. */
  wait: number;
}

/** `gflow provider check`: holds an action provider against the protocol, and returns the exit status. */
export async function providerCheck(address: string, command: ProviderCheckCommand): Promise<number> {
  if (command.input === undefined)
    return attempt(command, {}, async () => tell(await see(address), [], command));
  return withServices(command, async services => {
    const body = bodyOf(await inputText(command.input));
    const seen = await see(address);
    return tell(seen, await tried(seen, body, services, command), command);
  });
}

async function see(address: string): Promise<ProviderSeen> {
  const problem = providerAddressProblem(address);
  if (problem !== undefined)
    throw refusal({ operation: 'check the action provider', message: problem, remedy: '' });
  const seen = await seeProvider(address);
  return { ...seen, findings: [...seen.findings, ...schemaFindings(seen)] };
}

async function tried(
  seen: ProviderSeen,
  body: JsonObject,
  { session }: Services,
  { yes, json, wait }: ProviderCheckCommand,
): Promise<ProviderFinding[]> {
  const leftOut = (message: string): ProviderFinding[] => [{ step: 'run', outcome: 'left-out', message }];
  if (seen.introspection === undefined) return leftOut('It is not run: it tells nothing about itself.');
  const refused = tokenRefusal(seen, session);
  if (refused !== undefined) return [{ step: 'run', outcome: 'wrong', message: refused }];
  const { host } = new URL(seen.url);
  const sending = `${session.identity.name} sends ${host} a token of ${seen.scope}, and runs it with this input, twice where actions take their time.`;
  if (!yes && (json || !isInteractive())) return leftOut(`It was not run. ${sending} Agree with --yes.`);
  if (!yes) {
    say(sending);
    if (!(await askYes('Run it?', false))) return leftOut('It was not run.');
  }
  return tryProvider(seen, { session, body, patience: wait * 1000 });
}

function tell(seen: ProviderSeen, more: readonly ProviderFinding[], { json }: ProviderCheckCommand): number {
  const { url, introspection, scope } = seen;
  const findings = [...seen.findings, ...more];
  const title = introspection?.title;
  if (json)
    printJson({ url, title: typeof title === 'string' ? title : null, scope: scope ?? null, findings });
  else for (const line of providerReport(seen, findings)) console.log(printable(line));
  return findings.some(({ outcome }) => outcome === 'wrong') ? EXIT.found : EXIT.ok;
}
