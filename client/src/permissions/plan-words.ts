import * as l10n from '@vscode/l10n';
import { allAuthenticatedUsers, type RunPermissionPlan } from '../../../globus/src/index.ts';

/** What an assignment changes, for whoever has to agree to it. */
export function assignmentWords(
  { principal, before, after }: Extract<RunPermissionPlan, { action: 'assign' }>,
  title: string,
): { sentence: string; detail: string } {
  const sentence = l10n.t('{label} can start runs of “{title}”', { label: principal.label, title });
  if (after.includes(allAuthenticatedUsers)) {
    const replaced =
      before.length === 0 ? '' : l10n.t(' This replaces {count}.', { count: starters(before.length) });
    return {
      sentence,
      detail: l10n.t('$(warning) Everybody with a Globus account can then run it.{replaced}', { replaced }),
    };
  }
  const others =
    before.length === 0
      ? l10n.t('Nobody else but its administrators can.')
      : l10n.t('Besides {count}.', { count: starters(before.length) });
  return {
    sentence,
    detail: l10n.t('{others} A run uses the starter’s own access to collections.', { others }),
  };
}

function starters(count: number): string {
  return count === 1 ? l10n.t('the one who can now') : l10n.t('the {count} who can now', { count });
}
