import { flows as sdk } from '@globus/sdk';
import type { RunsApi } from './api.ts';
import { type Call, type Caller, call, expected, type SdkOptions } from './call.ts';
import type { FlowReference } from './flow.ts';
import { flowId, idIn, nameOf } from './ids.ts';
import { fieldsOf, itemsOf } from './json.ts';
import { allPages, nextMarker, pageSize } from './paging.ts';
import { type FlowRun, type LogPage, parseLogEntry, parseRun, type RunRequest } from './run.ts';
import { flowScope, scopes } from './scopes.ts';
import { resumeRun, validateRun } from './sdk-gaps.ts';

/** The longest label that the service takes (reference 2.10). */
const longestLabel = 64;

/** Every role by which a run can be seen: one's own runs, and those of flows one administers. */
const everyRole = [
  'run_owner',
  'run_managers',
  'run_monitors',
  'flow_run_managers',
  'flow_run_monitors',
] as const;

/** The runs part of Globus Flows. */
export function runsApi(caller: Caller): RunsApi {
  const ask = (request: Omit<Call, 'service'>) => call(caller, { ...request, service: 'flows' });
  const runFrom = (operation: string, answer: unknown): FlowRun =>
    expected(caller, { service: 'flows', operation }, parseRun(answer));

  /** A request about one run, whose answer is the run. */
  const aboutRun = async (
    operation: string,
    runId: string,
    request: Omit<Call, 'service' | 'operation' | 'send'>,
    send: (id: string, options: SdkOptions) => Promise<Response>,
  ): Promise<FlowRun> => {
    const id = idIn('a run', runId, operation);
    return runFrom(operation, await ask({ ...request, operation, send: options => send(id, options) }));
  };

  const getRunLogPage = async (
    runId: string,
    marker: string | null,
    signal?: AbortSignal,
  ): Promise<LogPage> => {
    const operation = 'read the log of the run';
    const id = idIn('a run', runId, operation);
    const query = { limit: pageSize, ...(marker === null ? {} : { marker }) };
    const page = fieldsOf(
      await ask({
        operation,
        scopes: [scopes.runStatus],
        repeatable: true,
        signal,
        send: options => sdk.runs.getLog(id, { query }, options),
      }),
    );
    return { entries: itemsOf(page.entries).map(parseLogEntry), marker: nextMarker(page) };
  };

  return {
    run: async (flow, request, signal) => {
      const operation = `start the run of ${nameOf(flow)}`;
      const id = flowId(flow, operation);
      const answer = await ask({
        operation,
        scopes: [flowScope(id)],
        repeatable: false,
        permission: 'RUN',
        signal,
        json: requestBody(request),
        send: options => sdk.flows.run(id, undefined, options),
      });
      return runFrom(operation, answer);
    },

    validateRun: async (flow: FlowReference, request, signal) => {
      const operation = `check the run of ${nameOf(flow)}`;
      const id = flowId(flow, operation);
      await ask({
        operation,
        scopes: [flowScope(id)],
        repeatable: true,
        permission: 'RUN',
        signal,
        json: requestBody(request),
        send: options => validateRun(id, options),
      });
    },

    runs: async ({ flow, status, label, most } = {}, signal) => {
      const operation = flow === undefined ? 'list the runs' : `list the runs of ${nameOf(flow)}`;
      const query = {
        filter_roles: [...everyRole],
        orderby: ['start_time DESC'],
        per_page: pageSize,
        ...(flow && { filter_flow_id: [flowId(flow, operation)] }),
        ...(status && { filter_status: [...status] }),
        ...(label && { filter_label: [label] }),
      };
      const fetchPage = (marker: string | null) =>
        ask({
          operation,
          scopes: [scopes.runStatus],
          repeatable: true,
          signal,
          send: options => sdk.runs.getAll({ query: marker === null ? query : { marker } }, options),
        });
      const parse = (page: Record<string, unknown>) =>
        itemsOf(page.runs ?? page.actions).flatMap(run => parseRun(run) ?? []);
      return allPages(fetchPage, parse, most);
    },

    getRun: (runId, signal) =>
      aboutRun(
        'read the run',
        runId,
        { scopes: [scopes.runStatus], repeatable: true, signal },
        (id, options) => sdk.runs.get(id, {}, options),
      ),

    getRunLog: (runId, signal) =>
      allPages(
        marker => getRunLogPage(runId, marker, signal),
        page => itemsOf(page.entries).map(parseLogEntry),
      ),

    getRunLogPage,

    cancelRun: (runId, signal) =>
      aboutRun(
        'cancel the run',
        runId,
        { scopes: [scopes.runManage], repeatable: false, signal },
        (id, options) => sdk.runs.cancel(id, {}, options),
      ),

    deleteRun: async (runId, signal) => {
      const operation = 'delete the run';
      const id = idIn('a run', runId, operation);
      const send = (options: SdkOptions) => sdk.runs.remove(id, undefined, options);
      await ask({ operation, scopes: [scopes.runManage], repeatable: false, signal, send });
    },

    resumeRun: (run, signal) => {
      const request = { scopes: [flowScope(run.flow_id)], repeatable: false, signal };
      return aboutRun('resume the run', run.run_id, request, resumeRun);
    },
  };
}

/** The request as it is sent: a label that is too long would be refused. */
function requestBody(request: RunRequest): RunRequest {
  const { label, ...rest } = request;
  if (label === undefined || label.trim() === '') return rest;
  // By code points: half a surrogate pair is not text.
  return { ...rest, label: [...label].slice(0, longestLabel).join('') };
}
