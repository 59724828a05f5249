import type { Tool } from './tool.ts';
import { checkFlow } from './tools/check-flow.ts';
import { drawFlow } from './tools/draw-flow.ts';
import { explainRule } from './tools/explain-rule.ts';
import { listProviders } from './tools/list-providers.ts';
import { payloadAt } from './tools/payload-at.ts';
import { runFlowTest } from './tools/run-flow-test.ts';
import { simulateRun } from './tools/simulate-run.ts';

export { answer, bounded } from './answer.ts';
export { requiredText } from './arguments.ts';
export { type SimulatedRun, simulate } from './simulate.ts';
export type { Tool, Workspace } from './tool.ts';
export { PLAN_DEPLOYMENT } from './tools/plan-deployment.ts';

/** All that an assistant can ask for; none of it changes anything. */
export const TOOLS: readonly Tool[] = [
  checkFlow,
  explainRule,
  listProviders,
  payloadAt,
  simulateRun,
  runFlowTest,
  drawFlow,
];
