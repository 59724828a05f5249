import { flows as sdk } from '@globus/sdk';
import type { FlowFilter, FlowRole, FlowsApi } from './api.ts';
import { type Call, type Caller, call, expected, type SdkOptions } from './call.ts';
import { type Flow, type FlowReference, parseFlow, parseRegisteredApi, parseValidation } from './flow.ts';
import { flowId, nameOf } from './ids.ts';
import { itemsOf } from './json.ts';
import { allPages, pageSize } from './paging.ts';
import { quoted } from './problem-words.ts';
import { runsApi } from './runs-api.ts';
import { scopes } from './scopes.ts';
import { registeredApis } from './sdk-gaps.ts';

/** The flows that are somebody's own business, not those merely visible to everybody. */
const ownRoles: readonly FlowRole[] = [
  'flow_owner',
  'flow_administrators',
  'flow_starters',
  'run_managers',
  'run_monitors',
];

/** Globus Flows through the SDK. */
export function flowsApi(caller: Caller): FlowsApi {
  const ask = (request: Omit<Call, 'service'>) => call(caller, { ...request, service: 'flows' });

  /** One flow as the answer of a request about it. */
  const aboutFlow = async (
    verb: string,
    flow: FlowReference,
    request: Omit<Call, 'service' | 'operation' | 'send'>,
    send: (id: string, options: SdkOptions) => Promise<Response>,
  ): Promise<Flow> => {
    const operation = `${verb} the flow ${nameOf(flow)}`;
    const id = flowId(flow, operation);
    const answer = await ask({ ...request, operation, send: options => send(id, options) });
    return expected(caller, { service: 'flows', operation }, parseFlow(answer));
  };

  return {
    ...runsApi(caller),

    list: (filter: FlowFilter = {}, signal) => {
      const query = {
        filter_roles: [...(filter.roles ?? ownRoles)],
        orderby: ['updated_at DESC'],
        per_page: pageSize,
        ...(filter.text ? { filter_fulltext: [filter.text] } : {}),
      };
      const fetchPage = (marker: string | null) =>
        ask({
          operation: 'list the flows',
          scopes: [scopes.viewFlows],
          repeatable: true,
          signal,
          send: options => sdk.flows.getAll({ query: marker === null ? query : { marker } }, options),
        });
      return allPages(fetchPage, page => itemsOf(page.flows).flatMap(flow => parseFlow(flow) ?? []));
    },

    get: (flow, signal) =>
      aboutFlow('read', flow, { scopes: [scopes.viewFlows], repeatable: true, signal }, (id, options) =>
        sdk.flows.get(id, {}, options),
      ),

    create: async (flow, signal) => {
      const operation = `create the flow ${quoted(flow.title)}`;
      const answer = await ask({
        operation,
        scopes: [scopes.manageFlows],
        repeatable: false,
        signal,
        json: flow,
        send: options => sdk.flows.create(undefined, options),
      });
      return expected(caller, { service: 'flows', operation }, parseFlow(answer));
    },

    update: (flow, changes, signal) =>
      aboutFlow(
        'update',
        flow,
        { scopes: [scopes.manageFlows], repeatable: false, signal, json: changes },
        (id, options) => sdk.flows.update(id, undefined, options),
      ),

    remove: async (flow, signal) => {
      const request = { scopes: [scopes.manageFlows], repeatable: false, signal };
      await aboutFlow('delete', flow, request, (id, options) => sdk.flows.remove(id, {}, options));
    },

    registeredApis: signal => {
      const query = { filter_roles: ['owner', 'administrator', 'viewer'], per_page: String(pageSize) };
      const fetchPage = (marker: string | null) =>
        ask({
          operation: 'list the registered APIs',
          scopes: [scopes.manageFlows],
          repeatable: true,
          signal,
          send: options => registeredApis(marker === null ? query : { marker }, options),
        });
      return allPages(fetchPage, page =>
        itemsOf(page.registered_apis).flatMap(api => parseRegisteredApi(api) ?? []),
      );
    },

    validate: async (definition, inputSchema, signal) => {
      const answer = await ask({
        operation: 'validate the definition',
        scopes: [scopes.manageFlows],
        repeatable: true,
        signal,
        json: { definition, ...(inputSchema === undefined ? {} : { input_schema: inputSchema }) },
        send: options => sdk.flows.validate(undefined, options),
      });
      return parseValidation(answer);
    },
  };
}
