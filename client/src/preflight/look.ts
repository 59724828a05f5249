import { type AccessCheck, type Json, preflight } from '../../../globus/src/index.ts';
import { FlowDocument } from '../../../language/src/index.ts';
import { parseJson } from '../../../project/src/index.ts';
import { touchesOfRun } from '../../../runtime/src/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import type { AccessQuestion } from './question.ts';

/** What was found out. */
export interface AccessResult {
  checks: AccessCheck[];
  /** States that touch something and that the input does not lead to. */
  avoided: string[];
  /** The definition that was looked at; the places of the checks are in it. */
  text: string;
}

/** Looks at the definition that would run, and asks the services. */
export async function look(
  accounts: Accounts,
  { target, starter, asker, input }: AccessQuestion,
  signal: AbortSignal,
): Promise<AccessResult> {
  const globus = accounts.globus(asker);
  const { definition, flowId, title, differs } = target;
  const local = definition && !differs ? definition : undefined;
  const text = local
    ? await readText(local)
    : `${JSON.stringify((await globus.flows.get({ id: flowId, title }, signal)).definition, null, 2)}\n`;
  const parsed: Json = parseJson(text, local ? fileName(local) : title);
  const { id, username, urn } = starter.identity;
  const known = { flow_id: flowId, username, user_id: urn };
  const { touches, avoided } = touchesOfRun(new FlowDocument(id, text), parsed, input.body, known);
  const request = {
    flow: { id: flowId, title },
    body: input.body,
    touched: touches,
    starter: starter.identity,
    own: starter.session && accounts.globus(starter.session),
    asker: globus,
  };
  return { checks: await preflight(request, signal), avoided, text };
}
