import * as l10n from '@vscode/l10n';
import { FlowDocument, type Position } from '../../../language/src/index.ts';
import type { StateMark } from '../../../webview/src/index.ts';

/** The mark of the state that begins at a place of a definition, or has it in it; none where no state does. */
export function debuggedStateMarks(uri: string, text: string, at: Position): StateMark[] {
  const flow = new FlowDocument(uri, text);
  const { index } = flow.locate(flow.lines.offset(at) + 1);
  const state = index === undefined ? undefined : flow.states[index]?.name;
  if (state === undefined) return [];
  return [{ state, look: 'debugged', short: 'debugger', words: l10n.t('The debugger stands here.') }];
}
