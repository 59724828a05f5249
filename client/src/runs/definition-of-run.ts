import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { FlowRun, Session } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { definitionOf } from '../project-file/flow-files.ts';
import { quoted } from '../ui.ts';

/** The definition of a run's flow in this workspace; `operation` is what it is wanted for. */
export async function definitionOfRun(
  { run, session }: { run: FlowRun; session: Session },
  operation: string,
): Promise<vscode.Uri> {
  const definition = await definitionOf(session.environment.id, run.flow_id);
  if (definition) return definition;
  throw refusal({
    operation,
    message: l10n.t('The definition of {flow_title} is not in this workspace.', {
      flow_title: quoted(run.flow_title),
    }),
    remedy: l10n.t('Open the folder in which its definition and globus-flows.json are.'),
  });
}
