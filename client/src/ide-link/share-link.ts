import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { FlowDocument, plainSecrets } from '../../../language/src/index.ts';
import { parseJsonObject, refusal } from '../../../project/src/index.ts';
import type { Notices } from '../notices.ts';
import { flowFiles } from '../project-file/flow-files.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { ideLink } from './ide-link.ts';

/** Some mail programs and servers cut or refuse longer addresses. */
const LONG = 8000;

/** Copies a link that opens a definition and its input schema in the Flows IDE. It is refused for one with secrets. */
export async function shareIdeLink(notices: Notices, definition: vscode.Uri): Promise<void> {
  const text = await readText(definition);
  parseJsonObject(text, fileName(definition));
  await refuseSecrets(definition, text);
  const schema = definition.scheme === 'untitled' ? undefined : (await flowFiles(definition)).schema;
  const schemaText = schema && (await readText(schema));
  if (schema && schemaText !== undefined) parseJsonObject(schemaText, fileName(schema));
  const link = await ideLink({ definition: text, schema: schemaText });
  await vscode.env.clipboard.writeText(link);
  const held = schema ? l10n.t('the whole definition and its input schema') : l10n.t('the whole definition');
  const long =
    link.length > LONG
      ? l10n.t(' It has {count} characters: some programs cut long links.', { count: link.length })
      : '';
  notices.tell(
    l10n.t(
      'The link is copied. Whoever has it can read {held}, and opening it sends that to globus.github.io.{long}',
      { held, long },
    ),
  );
}

async function refuseSecrets(uri: vscode.Uri, text: string): Promise<void> {
  const [secret] = plainSecrets(new FlowDocument(uri.toString(), text));
  if (!secret) return;
  const editor = await vscode.window.showTextDocument(uri);
  const { offset, length } = secret.at;
  const range = new vscode.Range(
    editor.document.positionAt(offset),
    editor.document.positionAt(offset + length),
  );
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
  throw refusal({
    operation: 'share a link',
    message: l10n.t('A link holds the whole definition, and that has a secret in line {value}. {what}', {
      value: range.start.line + 1,
      what: secret.what,
    }),
    remedy: l10n.t(
      '{todo} If it is none, say so with gflow-ignore plain-secret in the Comment of the state.',
      { todo: secret.todo },
    ),
  });
}
