import * as l10n from '@vscode/l10n';
import { type FlowDocument, flowDiff } from '../../../language/src/index.ts';
import type { StateMark } from '../../../webview/src/index.ts';

/** The states that are new or have changed since another version of a flow. */
export function changeMarks(before: FlowDocument, after: FlowDocument): StateMark[] {
  if (before.broken || after.broken) return [];
  const { added, changed } = flowDiff(before, after);
  return [
    ...added.map(
      ({ name }) => ({ state: name, look: 'new', short: 'new', words: l10n.t('It is new.') }) as const,
    ),
    ...changed.map(
      ({ name, changes }) =>
        ({
          state: name,
          look: 'changed',
          short: 'changed',
          words: `Changed: ${changes.join('; ')}.`,
        }) as const,
    ),
  ];
}
