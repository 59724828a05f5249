import { actionProblem } from './actions/errors.ts';
import { authProblem } from './auth/errors.ts';
import { computeProblem } from './compute/errors.ts';
import { flowsProblem } from './flows/errors.ts';
import { groupsProblem } from './groups.ts';
import { Refusal } from './http.ts';
import { searchProblem } from './search/errors.ts';
import { transferProblem } from './transfer/errors.ts';
import { managerProblem } from './transfer/manager-routes.ts';

const flowsPaths = ['flows', 'runs', 'batch', 'web_inputs', 'registered_apis'];

/** What Compute has below `/v2`, which it shares with Auth and Groups. */
const computePaths = ['endpoints', 'functions', 'tasks', 'submit', 'batch_status', 'taskgroup', 'version'];

/** A general trouble (no such path, too many requests, …) in the error shape of the service that owns the path. */
export function problemAt(path: string, status: number, message: string): Refusal {
  const [, first, second] = path.split('/');
  if (flowsPaths.includes(first ?? '')) return flowsProblem(status, message);
  if (first === 'v0.10') return transferProblem(status, message, path);
  if (first === 'api') return managerProblem(status, message);
  if (first === 'v1' || first === 'beta') return searchProblem(status, message);
  if (first === 'actions') return actionProblem(status, message);
  if (first === 'v2' && second === 'groups') return groupsProblem(status, message);
  if (first === 'v3' || (first === 'v2' && computePaths.includes(second ?? '')))
    return computeProblem(status, message);
  if (first === 'v2') return authProblem(status, message);
  return new Refusal(status, { code: String(status), message });
}
