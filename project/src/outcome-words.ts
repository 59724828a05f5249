import { type DeployResult, quoted } from '../../globus/src/index.ts';

const OUTCOMES: Readonly<Record<DeployResult['outcome'], (title: string, where: string) => string>> = {
  created: (title, where) => `${title} is deployed to ${where}.`,
  found: (title, where) => `${title} was on ${where} already. It is linked with this file now.`,
  updated: (title, where) => `${title} is updated on ${where}.`,
  unchanged: (title, where) => `${title} on ${where} is up to date. There was nothing to deploy.`,
};

/** What a deployment has done, in one sentence. */
export function outcomeWords({ flow, outcome }: DeployResult, where: string): string {
  return OUTCOMES[outcome](quoted(flow.title), where);
}
