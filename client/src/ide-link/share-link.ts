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
  const held = schema ? 'the whole definition and its input schema' : 'the whole definition';
  const long = link.length > LONG ? ` It has ${link.length} characters: some programs cut long links.` : '';
  notices.tell(
    `The link is copied. Whoever has it can read ${held}, and opening it sends that to globus.github.io.${long}`,
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
    message: `A link holds the whole definition, and that has a secret in line ${range.start.line + 1}. ${secret.what}`,
    remedy: `${secret.todo} If it is none, say so with gflow-ignore plain-secret in the Comment of the state.`,
  });
}
