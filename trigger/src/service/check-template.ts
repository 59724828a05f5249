import { GlobusError, type Json, type Problem, problemOf } from '../../../globus/src/index.ts';
import { stepsOf } from '../../../project/src/index.ts';
import type { Trigger } from '../config/trigger.ts';
import { hasPlaceholder } from '../template/problems.ts';
import { render } from '../template/render.ts';
import { valuesOf } from '../template/values-of.ts';
import type { RunService } from './run-service.ts';

/** The service cannot say it now; it is asked again before each run. */
const PASSING: ReadonlySet<Problem['kind']> = new Set(['network', 'service', 'limit']);

/**
 * Refuses a trigger whose input can never fit the input schema of its flow, or whose flow may not be run. Gives what might
 * be wrong: what depends on the file is only known once there is one.
 */
export async function checkTemplate(trigger: Trigger, service: RunService): Promise<string | undefined> {
  try {
    await service.check(render(trigger.input, valuesOf(trigger, example(trigger))));
    return undefined;
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    if (PASSING.has(problem.kind)) return problem.message;
    const certain = (problem.detail ?? []).filter(({ path }) => !isFilledIn(trigger.input, path));
    if (problem.detail === undefined || certain.length > 0)
      throw new GlobusError({
        ...problem,
        remedy: problem.detail ? 'Mend “input” of the trigger.' : problem.remedy,
      });
    return problem.message;
  }
}

function isFilledIn(template: Json, path: string): boolean {
  let value: Json | undefined = template;
  for (const step of stepsOf(path))
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === String(step))?.[1]
        : undefined;
  return typeof value === 'string' && hasPlaceholder(value);
}

/** A file as it could come. */
function example({ pattern }: Trigger) {
  const [name = ''] = pattern.split('/').slice(-1);
  const path = name.replace(/\{([^,}]*)[^}]*\}/g, '$1').replace(/[*?[\]()!+@|]+/g, 'example') || 'example';
  return {
    ...{ id: '0'.repeat(16), path, version: '', identity: '', size: 1, time: new Date(0).toISOString() },
    ...{ status: 'waiting' as const, attempts: 0, files: [path] },
  };
}
