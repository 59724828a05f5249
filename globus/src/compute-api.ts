import { compute as sdk } from '@globus/sdk';
import type { ComputeApi } from './api.ts';
import { type Call, type Caller, call, expected } from './call.ts';
import { FUNCTION_META, functionCode } from './compute-function-code.ts';
import { idIn } from './ids.ts';
import { fieldsOf, isObject, itemsOf, textOf } from './json.ts';
import { quoted } from './problem-words.ts';
import { furtherScopes } from './scopes.ts';
import { computeFunction, registerFunction } from './sdk-gaps.ts';

/** Globus Compute through the SDK. */
export function computeApi(caller: Caller): ComputeApi {
  const ask = (request: Omit<Call, 'service' | 'scopes'>) =>
    call(caller, { ...request, service: 'compute', scopes: [furtherScopes.compute] });
  const about = async (operation: string, send: Call['send'], signal?: AbortSignal) => {
    const answer = await ask({ operation, repeatable: true, signal, send });
    return fieldsOf(
      expected(caller, { service: 'compute', operation }, isObject(answer) ? answer : undefined),
    );
  };
  return {
    endpoints: async signal => {
      const send: Call['send'] = options => sdk.endpoints.getAll({ query: { role: 'any' } }, options);
      const answer = await ask({ operation: 'list the compute endpoints', repeatable: true, signal, send });
      return itemsOf(answer).flatMap(item => {
        const { uuid, display_name, name } = fieldsOf(item);
        const id = textOf(uuid);
        return id ? [{ id, name: textOf(display_name) ?? textOf(name) ?? id }] : [];
      });
    },

    getEndpoint: async (endpointId, signal) => {
      const operation = `read the compute endpoint ${endpointId}`;
      const id = idIn('a compute endpoint', endpointId, operation);
      const { display_name, name } = await about(
        operation,
        options => sdk.endpoints.get(id, {}, options),
        signal,
      );
      const { status } = await about(operation, options => sdk.endpoints.getStatus(id, {}, options), signal);
      return { id, name: textOf(display_name) ?? textOf(name) ?? id, status: textOf(status) ?? '' };
    },

    getFunction: async (functionId, signal) => {
      const operation = `read the compute function ${functionId}`;
      const id = idIn('a compute function', functionId, operation);
      const { function_name } = await about(operation, options => computeFunction(id, options), signal);
      return { id, name: textOf(function_name) ?? id };
    },

    registerFunction: async ({ name, source, ...more }, signal) => {
      const operation = `register the function ${quoted(name)}`;
      const json = {
        function_name: name,
        function_code: functionCode(name, source),
        meta: FUNCTION_META,
        ...more,
      };
      const answer = await ask({ operation, repeatable: false, signal, json, send: registerFunction });
      const id = textOf(fieldsOf(answer).function_uuid);
      return { id: expected(caller, { service: 'compute', operation }, id), name };
    },
  };
}
