import { compute as sdk } from '@globus/sdk';
import type { ComputeApi } from './api.ts';
import { type Call, type Caller, call, expected } from './call.ts';
import { idIn } from './ids.ts';
import { fieldsOf, isObject, textOf } from './json.ts';
import { furtherScopes } from './scopes.ts';
import { computeFunction } from './sdk-gaps.ts';

/** A compute endpoint, and whether it takes tasks now (reference 4.3). */
export interface ComputeEndpoint {
  id: string;
  name: string;
  /** "online", "offline", … */
  status: string;
}

/** A registered function (reference 4.3). */
export interface ComputeFunction {
  id: string;
  name: string;
}

/** Globus Compute through the SDK. */
export function computeApi(caller: Caller): ComputeApi {
  const ask = async (operation: string, send: Call['send'], signal?: AbortSignal) => {
    const scopes = [furtherScopes.compute];
    const answer = await call(caller, {
      service: 'compute',
      operation,
      scopes,
      repeatable: true,
      signal,
      send,
    });
    return fieldsOf(
      expected(caller, { service: 'compute', operation }, isObject(answer) ? answer : undefined),
    );
  };
  return {
    getEndpoint: async (endpointId, signal) => {
      const operation = `read the compute endpoint ${endpointId}`;
      const id = idIn('a compute endpoint', endpointId, operation);
      const { display_name, name } = await ask(
        operation,
        options => sdk.endpoints.get(id, {}, options),
        signal,
      );
      const { status } = await ask(operation, options => sdk.endpoints.getStatus(id, {}, options), signal);
      return { id, name: textOf(display_name) ?? textOf(name) ?? id, status: textOf(status) ?? '' };
    },

    getFunction: async (functionId, signal) => {
      const operation = `read the compute function ${functionId}`;
      const id = idIn('a compute function', functionId, operation);
      const { function_name } = await ask(operation, options => computeFunction(id, options), signal);
      return { id, name: textOf(function_name) ?? id };
    },
  };
}
