import type { Finding } from '../check/result.ts';
import type { Review } from './result.ts';

/** The review as JSON: schemas/review.schema.json. */
export function reviewJson({ base, head, files, tests, plans, problems }: Review): string {
  const told = files.map(({ path, was, kind, status, flow, changes, findings }) => ({
    path,
    ...(was !== undefined && { was }),
    kind,
    status,
    ...(flow && { flow }),
    changes,
    findings: { added: findings.added.map(finding), removed: findings.removed.map(finding) },
  }));
  const planned = plans?.map(({ path, ...one }) =>
    'plan' in one ? { path, plan: one.plan } : { path, problem: one.problem },
  );
  const review = { base, head: head ?? null, files: told, tests, plans: planned, problems };
  return `${JSON.stringify(review, undefined, 2)}\n`;
}

function finding({ rule, severity, message, range, pointer }: Finding) {
  return { rule, severity, message, range, pointer };
}
