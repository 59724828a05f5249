import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { ClientTraits } from './initialize.ts';

/** Lets the client ask anew for what it shows between the lines, as far as it can be told to. */
export function refreshShown(
  connection: Connection,
  { refreshesInlayHints, refreshesCodeLens }: ClientTraits,
): void {
  const ignore = () => undefined; // it is only shown a little later then
  if (refreshesInlayHints) connection.languages.inlayHint.refresh().catch(ignore);
  if (refreshesCodeLens) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
}
