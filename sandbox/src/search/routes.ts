import type { Route } from '../router.ts';
import type { State } from '../state/state.ts';
import { entryRoutes } from './entry-routes.ts';
import { indexRoutes } from './index-routes.ts';
import { queryRoutes } from './query-routes.ts';
import type { SearchTasks } from './tasks.ts';

/** Globus Search, below `/v1/`. */
export function searchRoutes(state: State, tasks: SearchTasks): Route[] {
  return [...indexRoutes(state), ...queryRoutes(state), ...entryRoutes(state, tasks)];
}
