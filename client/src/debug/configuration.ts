import { fieldsOf } from '../../../project/src/index.ts';
import type { Json, JsonObject } from '../../../runtime/src/index.ts';

export const DEBUG_TYPE = 'gflow';

/** A person is asked, it answers as documented, or the sandbox does it. */
export type Unmocked = 'ask' | 'example' | 'sandbox';

/** A launch configuration as far as it can be read: people write it by hand. */
export interface FlowConfiguration {
  /** The definition. Files are named by address, by path, or by their path in the workspace folder. */
  flow: string | undefined;
  /** The file of the run input, or the input itself. */
  input: string | JsonObject | undefined;
  /** What actions and web inputs answer, as a flow test has it. */
  mocks: JsonObject | undefined;
  /** Answers to what Globus does not document. */
  settings: JsonObject | undefined;
  /** A flow test, and the name of one of its cases: what that gives need not be said here. */
  test: string | undefined;
  case: string | undefined;
  /** The file of the log of a run that the service has carried out, or the log itself: that run is gone through. */
  runLog: Json | undefined;
  /** What an action does that no mock answers. */
  unmocked: Unmocked;
  stopOnEntry: boolean;
}

export function readConfiguration(configuration: unknown): FlowConfiguration {
  const {
    flow,
    input,
    mocks,
    test,
    case: name,
    runLog,
    settings,
    unmocked,
    stopOnEntry,
  } = fieldsOf(configuration);
  return {
    flow: textOf(flow),
    input: typeof input === 'string' || isObject(input) ? input : undefined,
    mocks: isObject(mocks) ? mocks : undefined,
    settings: isObject(settings) ? settings : undefined,
    test: textOf(test),
    case: textOf(name),
    runLog: typeof runLog === 'string' || Array.isArray(runLog) || isObject(runLog) ? runLog : undefined,
    unmocked: unmocked === 'example' || unmocked === 'sandbox' ? unmocked : 'ask',
    stopOnEntry: stopOnEntry === true,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

// Launch configurations are JSON.
function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
