import { MarkupKind, type SignatureHelp, type SignatureHelpParams } from 'vscode-languageserver';
import { signatureHelp as help } from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

export function signatureHelp(
  { documents }: Session,
  { textDocument: { uri }, position }: SignatureHelpParams,
): SignatureHelp | null {
  const flow = documents.get(uri)?.flow;
  const found = flow && help(flow, flow.lines.offset(position));
  if (!found) return null;
  return {
    signatures: found.signatures.map(({ label, documentation, parameters }) => ({
      label,
      documentation: { kind: MarkupKind.Markdown, value: documentation },
      parameters: parameters.map(({ from, to }) => ({ label: [from, to] })),
    })),
    activeSignature: 0,
    activeParameter: found.active,
  };
}
