import { allAuthenticatedUsers, type RunPermissionPlan } from '../../../globus/src/index.ts';

/** What an assignment changes, for whoever has to agree to it. */
export function assignmentWords(
  { principal, before, after }: Extract<RunPermissionPlan, { action: 'assign' }>,
  title: string,
): { sentence: string; detail: string } {
  const sentence = `${principal.label} can start runs of “${title}”`;
  if (after.includes(allAuthenticatedUsers)) {
    const replaced = before.length === 0 ? '' : ` This replaces ${starters(before.length)}.`;
    return { sentence, detail: `$(warning) Everybody with a Globus account can then run it.${replaced}` };
  }
  const others =
    before.length === 0 ? 'Nobody else but its administrators can.' : `Besides ${starters(before.length)}.`;
  return { sentence, detail: `${others} A run uses the starter’s own access to collections.` };
}

function starters(count: number): string {
  return count === 1 ? 'the one who can now' : `the ${count} who can now`;
}
