import type { Environment } from '../../../globus/src/index.ts';
import type { ReviewedPlan } from '../review/result.ts';
import { planJson } from './plan-json.ts';
import { planText } from './plan-text.ts';
import { prepare } from './prepare.ts';
import { concernsAll, problemFrom } from './problem-from.ts';
import { withServices } from './services.ts';

/**
 * What deploying flows as they are in a folder would do; undefined where nobody can ask, which was told then. `paths` are
 * those of definitions in the folder.
 */
export async function reviewPlans(
  folder: string,
  paths: readonly string[],
  environment: Environment['id'],
): Promise<ReviewedPlan[] | undefined> {
  let plans: ReviewedPlan[] | undefined;
  await withServices({ environment }, async services => {
    const { label } = services.environment;
    const found: ReviewedPlan[] = [];
    for (const path of paths) {
      try {
        const prepared = await prepare(services, `${folder}/${path}`, undefined);
        const files = { ...prepared.files, definition: path };
        const plan = planJson({ ...prepared, files });
        found.push({ path, where: label, plan, text: planText({ ...prepared, files, known: true }, label) });
      } catch (error) {
        const problem = problemFrom(error);
        if (concernsAll(problem)) throw error;
        found.push({ path, where: label, problem: problem.message.replaceAll(`${folder}/`, '') });
      }
    }
    plans = found;
    return 0;
  });
  return plans;
}
