import type { Identity, Problem } from '../../globus/src/index.ts';

/** A refused start of a run in the words of whoever wanted to run it: they know neither checks nor flow ids. */
export function asRefusedRun(problem: Problem, title: string, { name }: Pick<Identity, 'name'>): Problem {
  const operation = `start the run of “${title}”`;
  const because = (why: string) => `Could not ${operation}: ${why}`;
  if (problem.kind === 'consent')
    return {
      ...problem,
      operation,
      message: `${name} has to agree, once, that “${title}” acts for them.`,
      remedy: problem.remedy.includes('service account')
        ? problem.remedy
        : 'Grant the consent, and the run starts.',
    };
  // To whoever has no role in a flow the service says that there is none: for one that was deployed from here,
  // that is the likelier cause.
  if (problem.kind === 'not-found' || isMissingRole(problem))
    return {
      ...problem,
      kind: 'forbidden',
      operation,
      message: because(
        problem.kind === 'not-found'
          ? `${name} cannot see it. It has no role in the flow, or the flow is gone.`
          : `${name} has no permission to run it.`,
      ),
      remedy: `Assign the run permission to ${name}, then run again.`,
    };
  return {
    ...problem,
    operation,
    message: problem.message.replace(/^Could not check the run of/, 'Could not start the run of'),
  };
}

function isMissingRole({ kind, message }: Problem): boolean {
  return kind === 'forbidden' && /Missing permissions?:[^.]*\bRUN\b/.test(message);
}
