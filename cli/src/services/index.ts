// The verbs that speak with the services: a bundle of their own, loaded by those who ask for one of them.

export { apply } from './apply.ts';
export { cancel } from './cancel.ts';
export { follow } from './follow.ts';
export { login } from './login.ts';
export { logout } from './logout.ts';
export { logs } from './logs.ts';
export { plan } from './plan.ts';
export { preflightRun } from './preflight.ts';
export { providerCheck } from './provider/check.ts';
export { pull } from './pull.ts';
export { resume } from './resume.ts';
export { reviewPlans } from './review-plans.ts';
export { run } from './run.ts';
export { runs } from './runs.ts';
export { serviceTools } from './service-tools.ts';
export { triggerService } from './trigger/service-file.ts';
export { triggerStatus } from './trigger/status.ts';
export { trigger } from './trigger/trigger.ts';
export { triggerWish } from './trigger/wish.ts';
export { whoami } from './whoami.ts';
