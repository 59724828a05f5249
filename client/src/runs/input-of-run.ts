import type { JsonObject, LogEntry } from '../../../globus/src/index.ts';
import { isJsonObject } from '../../../project/src/index.ts';

/**
 * What a run was started with, as the first entry of its log tells it; undefined where it does not. Tokens for RunAs
 * roles are left out: what the log has of them is good for nothing.
 */
export function inputOf(log: readonly LogEntry[]): JsonObject | undefined {
  const details = log.find(({ code }) => code === 'FlowStarted')?.details;
  if (!isJsonObject(details) || !isJsonObject(details.input)) return undefined;
  const { _tokens: _, ...input } = details.input;
  return input;
}
